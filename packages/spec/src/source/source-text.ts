import type { TextOrigin } from './text-origin.ts';

/** One input file. The package reads no files itself. */
export interface SourceText {
  /** Name for messages. */
  readonly file: string;
  readonly text: string;
  /** Where the text comes from, if it is not as the file has it: that of a template. Messages point there. */
  readonly origin?: TextOrigin;
}
