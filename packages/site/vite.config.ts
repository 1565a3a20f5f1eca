import { fileURLToPath } from 'node:url';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';
import { readGallery } from './build/read-gallery.ts';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/**
 * Builds the page and its worker from sources, each as one plain script: browsers run no modules from `file:`. Two builds, since such
 * scripts share nothing; `--mode worker` is the second, beside what the first has written.
 */
export default defineConfig(({ mode }) => {
  const isWorker = mode === 'worker';
  return {
    root: path('page'),
    // It may be served from any path, or none.
    base: './',
    resolve: { conditions: ['@loopwright/source', ...defaultClientConditions] },
    plugins: isWorker ? [] : [gallery(), plainScript()],
    // The name of the mode is ours; what is built is the same.
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: path('dist/page'),
      emptyOutDir: !isWorker,
      target: 'es2022',
      modulePreload: false,
      // It is the whole tool: docs/site.md says what it weighs.
      chunkSizeWarningLimit: 2000,
      // What others wrote is in the bundles: their notices go with it.
      license: { fileName: isWorker ? 'licenses-of-worker.md' : 'licenses.md' },
      rolldownOptions: {
        input: isWorker ? { worker: path('page/engine/worker.ts') } : { page: path('page/index.html') },
        output: {
          format: 'iife',
          entryFileNames: 'assets/[name].js',
          assetFileNames: 'assets/[name][extname]',
        },
        // genetic-js can evaluate what it serialized, but the mapper serializes nothing; a busy machine is no news.
        checks: { eval: false, pluginTimings: false, emptyImportMeta: false },
      },
    },
  };
});

/** The module `virtual:gallery`: what the page offers before anybody drops a file. */
function gallery(): Plugin {
  const id = 'virtual:gallery';
  return {
    name: 'gallery',
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    load: (loaded) =>
      loaded === `\0${id}` ? `export default ${JSON.stringify(readGallery(path('../../configs')))}` : undefined,
  };
}

/** Has the page load its script as one that is no module. */
function plainScript(): Plugin {
  return {
    name: 'plain-script',
    transformIndexHtml: {
      order: 'post',
      handler: (html) =>
        html.replace(/<script type="module" crossorigin/g, '<script defer').replace(/ crossorigin/g, ''),
    },
  };
}
