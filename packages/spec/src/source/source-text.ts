/** One input file. The package reads no files itself. */
export interface SourceText {
  /** Name for messages. */
  readonly file: string;
  readonly text: string;
}
