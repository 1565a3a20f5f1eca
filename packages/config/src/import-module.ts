import { extname } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Imports a module by its path. JavaScript is left to Node, so that packages are those that everybody else has; what is
 * TypeScript goes through jiti, and its classes may be copies: go by shape there, never by `instanceof`.
 */
export async function importModule(file: string): Promise<Record<string, unknown>> {
  if (!/^\.[cm]?tsx?$/.test(extname(file))) return import(pathToFileURL(file).href);
  // Loaded where it is needed: it takes as long as all else of the package.
  const { createJiti } = await import('jiti');
  const jiti = createJiti(import.meta.url, { fsCache: false });
  return jiti.import<Record<string, unknown>>(file);
}
