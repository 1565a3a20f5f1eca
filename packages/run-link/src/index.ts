export { commandOf, fileNameOf, quotedWord } from './command-of.ts';
export { decodeRun } from './decode-run.ts';
export { encodeRun } from './encode-run.ts';
export { linkedFile, mostLinkedBytes } from './linked-file.ts';
export type { LinkedBinary, LinkedFile, LinkedInput, LinkedRun, LinkedSearch, LinkedSweep } from './linked-run.ts';
