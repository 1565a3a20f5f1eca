import { fileURLToPath } from 'node:url';

/** Folder of the cases that come with this package. */
export const ownCases = fileURLToPath(new URL('../../../cases', import.meta.url));
