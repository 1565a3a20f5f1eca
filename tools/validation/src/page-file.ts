import { fileURLToPath } from 'node:url';

const docs = new URL('../../../docs/', import.meta.url);

/** The page that the tool writes. */
export const pageFile: string = fileURLToPath(new URL('validation.md', docs));

/** A chart of it, by its path from the page. */
export const chartFile = (path: string): string => fileURLToPath(new URL(path, docs));
