import { originOf, type SourceText } from '@loopwright/spec';
import { type Place, TemplateFault } from './fault.ts';
import { type Mapped, MappedText } from './mapped-text.ts';
import * as problems from './problems.ts';

/** Where a density names a file of its values, as Sparseloop's artifact does. */
const valuesKey = /^(?<before>[^#'"\n]*?)\bdata_file_path:[ \t]+(?<quote>['"]?)(?<name>[^\s'"#,{}]+)\k<quote>/gm;

/** Whether a text names files of values. */
export function namesValues(text: string): boolean {
  return text.search(valuesKey) >= 0;
}

/** Replaces `data_file_path: FILE` by `mask: "0110..."`, what the file holds. */
export function withValues(
  mapped: Mapped,
  sources: SourceText[],
  fileOf: (name: string, place: Place) => SourceText,
): Mapped {
  const { text, origin } = mapped;
  const out = new MappedText(sources);
  let position = 0;
  for (const match of text.matchAll(valuesKey)) {
    const { before = '', name } = match.groups!;
    const start = match.index + before.length;
    const place = originOf(text, origin, start);
    const source = fileOf(name!, place);
    out.appendSlice(mapped, position, start);
    out.append('mask: ', place);
    out.append(`"${digitsOf(source)}"`, { file: source.file, line: 1, column: 1 });
    position = match.index + match[0].length;
  }
  if (position === 0) return mapped;
  out.appendSlice(mapped, position);
  return out.finish();
}

/** A digit for each value of a tensor; space between them, and ends of lines, mean nothing. */
function digitsOf({ file, text }: SourceText): string {
  const wrong = text.search(/[^01\s]/);
  if (wrong < 0) return text.replace(/\s+/g, '');
  const lines = text.slice(0, wrong).split('\n');
  const place = { file, line: lines.length, column: lines.at(-1)!.length + 1 };
  throw new TemplateFault(problems.badValues(place, text.slice(wrong).split('\n', 1)[0]!));
}
