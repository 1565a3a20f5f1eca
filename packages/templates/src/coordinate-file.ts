import type { SourceText } from '@loopwright/spec';
import { type Place, TemplateFault } from './fault.ts';
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
  // The first line of figures of a matrix is its size: rows, columns, and how many entries follow.
  let size: MatrixSize | undefined;
  let entryCount = 0;
  lines.forEach((line, index) => {
    const [entry] = line.split(/[%#]/);
    const words = entry!.trim().split(/\s+/);
    if (words[0] === '') return;
    const place = { file, line: index + 1, column: line.search(/\S/) + 1 };
    if (isMatrix && !size) {
      size = matrixSize(words, place);
      return;
    }
    entryCount++;
    const numbers = isMatrix ? words.slice(0, 2) : words.slice(0, -1);
    const isRight = numbers.length >= (isMatrix ? 2 : 1) && numbers.every((word) => /^[1-9]\d*$/.test(word));
    if (!isRight) throw new TemplateFault(problems.badCoordinates(place, line.trim()));
    const points = numbers.map((word) => Number(word) - 1);
    if (size && (points[0]! >= size.rows || points[1]! >= size.columns)) {
      throw new TemplateFault(problems.outsideMatrix(place, line.trim(), size.rows, size.columns));
    }
    out.append(`- [${points.join(', ')}]\n`, place);
    const [row, column] = points;
    if (isSymmetric && row !== column) out.append(`- [${column}, ${row}]\n`, place);
  });
  if (size && size.entries !== entryCount) {
    throw new TemplateFault(problems.otherEntries(size.place, size.entries, entryCount));
  }
  const list = out.finish();
  if (list.text !== '') return list;
  out.append('[]', { file, line: 1, column: 1 });
  return out.finish();
}

interface MatrixSize {
  readonly rows: number;
  readonly columns: number;
  readonly entries: number;
  readonly place: Place;
}

function matrixSize(words: readonly string[], place: Place): MatrixSize {
  const isRight = words.length === 3 && words.every((word) => /^\d+$/.test(word));
  if (!isRight) throw new TemplateFault(problems.badMatrixSize(place, words.join(' ')));
  const [rows, columns, entries] = words.map(Number) as [number, number, number];
  return { rows, columns, entries, place };
}
