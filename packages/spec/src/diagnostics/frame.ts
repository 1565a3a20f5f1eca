import type { SourceLocation } from '../location.ts';
import { linesOfFile } from '../source/lines-of-file.ts';
import type { SourceText } from '../source/source-text.ts';
import type { Diagnostic } from './diagnostic.ts';

/** The line of a place, with a mark below it. Lines that no screen holds have none. */
export function frameOf({ line, column }: SourceLocation, lines: readonly string[]): string | undefined {
  const text = lines[line - 1];
  if (text === undefined || text.length > 400) return undefined;
  const number = `${line}`.padStart(5);
  return `${number} | ${text}\n      | ${text.slice(0, column - 1).replace(/[^\t]/g, ' ')}^`;
}

/** The same diagnostics with a frame wherever a source holds their place. */
export function withFrames(diagnostics: readonly Diagnostic[], sources: readonly SourceText[]): Diagnostic[] {
  return diagnostics.map((diagnostic) => {
    const { location } = diagnostic;
    const lines = location && linesOfFile(sources, location.file);
    const frame = lines && frameOf(location, lines);
    return frame === undefined ? diagnostic : { ...diagnostic, frame };
  });
}
