export { commandOf } from './command-of.ts';
export { decodeRun } from './decode-run.ts';
export { encodeRun } from './encode-run.ts';
export { linkedFile, mostLinkedBytes } from './linked-file.ts';
export {
  type LinkedBinary,
  type LinkedFile,
  type LinkedInput,
  type LinkedRun,
  type LinkedSearch,
  type LinkedSweep,
  noSweep,
} from './linked-run.ts';
