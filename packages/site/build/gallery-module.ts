import type { Plugin } from 'vite';
import { readGallery } from './read-gallery.ts';

/** The module `virtual:gallery`: what the page offers before anybody drops a file. */
export function gallery(configs: string): Plugin {
  const id = 'virtual:gallery';
  return {
    name: 'gallery',
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    load: (loaded) => (loaded === `\0${id}` ? `export default ${JSON.stringify(readGallery(configs))}` : undefined),
  };
}
