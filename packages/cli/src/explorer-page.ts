import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file of the built page. */
export interface PageFile {
  readonly type: string;
  readonly bytes: Uint8Array;
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** All files of a folder, by their path on the server. Throws a RangeError where there is no page in it. */
export function readPage(folder: string): ReadonlyMap<string, PageFile> {
  const root = fileURLToPath(folder);
  const page = new Map(filesIn(root).map((file) => [pathOf(file, root), readPageFile(file)]));
  if (page.has('/index.html')) return page;
  throw new RangeError(`the page is not built: there is no index.html in ${root}; in a clone, npm run build makes it`);
}

function filesIn(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
}

function pathOf(file: string, root: string): string {
  return `/${relative(root, file).split(sep).join('/')}`;
}

function readPageFile(file: string): PageFile {
  return { type: types[extname(file)] ?? 'application/octet-stream', bytes: readFileSync(file) };
}
