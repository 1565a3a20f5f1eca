import type { SourceText } from '@loopwright/spec';
import { TemplateFault } from './fault.ts';
import { type Mapped, MappedText } from './mapped-text.ts';
import * as problems from './problems.ts';

/** Whether a file lists the values of a tensor, one a line: Matrix Market (coordinate), or FROSTT. */
export function isCoordinateFile(path: string): boolean {
  return /\.(?:mtx|tns)$/i.test(path);
}

/** Each becomes a list of YAML with its place: of so many that takes seconds, and a GB. */
const MAX_VALUES = 200_000;

/**
 * The coordinates in such a file as a list of YAML, each at the place of its line. Both kinds count from 1, the list from 0; of a
 * matrix that is symmetric the other half is added.
 */
export function coordinateList({ file, text }: SourceText, sources: SourceText[]): Mapped {
  const out = new MappedText(sources);
  const lines = text.split(/\r?\n/);
  if (lines.length > MAX_VALUES) {
    throw new TemplateFault(problems.tooManyValues({ file, line: 1, column: 1 }, lines.length, MAX_VALUES));
  }
  const isMatrix = /\.mtx$/i.test(file);
  const header = /^%%MatrixMarket\s+matrix\s+coordinate\s+\S+\s+(?<symmetry>\S+)/i.exec(lines[0]!);
  if (isMatrix && !header) throw new TemplateFault(problems.noMatrix({ file, line: 1, column: 1 }, lines[0]!));
  const isSymmetric = header !== null && header.groups!.symmetry!.toLowerCase() !== 'general';
  // The first line of figures of a matrix is its size.
  let isSize = isMatrix;
  lines.forEach((line, index) => {
    const [entry] = line.split(/[%#]/);
    const words = entry!.trim().split(/\s+/);
    if (words[0] === '') return;
    if (isSize) {
      isSize = false;
      return;
    }
    const place = { file, line: index + 1, column: line.search(/\S/) + 1 };
    const numbers = isMatrix ? words.slice(0, 2) : words.slice(0, -1);
    const isRight = numbers.length >= (isMatrix ? 2 : 1) && numbers.every((word) => /^[1-9]\d*$/.test(word));
    if (!isRight) throw new TemplateFault(problems.badCoordinates(place, line.trim()));
    const points = numbers.map((word) => Number(word) - 1);
    out.append(`- [${points.join(', ')}]\n`, place);
    const [row, column] = points;
    if (isSymmetric && row !== column) out.append(`- [${column}, ${row}]\n`, place);
  });
  const list = out.finish();
  if (list.text !== '') return list;
  out.append('[]', { file, line: 1, column: 1 });
  return out.finish();
}
