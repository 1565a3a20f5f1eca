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
  try {
    return await jiti.import<Record<string, unknown>>(file);
  } catch (error) {
    throw countedFrom1(error);
  }
}

/** The parser of jiti counts columns from 0, and says where at the end of its message. */
function countedFrom1(error: unknown): unknown {
  if (!(error instanceof Error) || !error.message.startsWith('ParseError: ')) return error;
  error.message = error.message.replace(/:(\d+):(\d+)$/, (_, line, column) => `:${line}:${Number(column) + 1}`);
  return error;
}
