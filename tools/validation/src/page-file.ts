import { fileURLToPath } from 'node:url';

/** The page that the tool writes. */
export const pageFile: string = fileURLToPath(new URL('../../../docs/validation.md', import.meta.url));
