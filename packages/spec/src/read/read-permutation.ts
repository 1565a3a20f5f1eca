import * as problems from '../diagnostics/problems.ts';
import type { Located } from '../source/located.ts';
import { dimensionNamesOf, findDimension, type LevelContext } from './level-context.ts';

/** A fixed order of loops, innermost first; those that are not listed lie between prefix and suffix. */
export interface PermutationEntry {
  readonly prefix: readonly number[];
  readonly suffix: readonly number[];
  /** Places of names that the problem lacks, counted from the innermost loop and from the outermost one. */
  readonly absent?: { readonly fromInside: readonly number[]; readonly fromOutside: readonly number[] };
}

/** `_` stands for all loops that are not listed. */
const SEPARATOR = '_';

/** A permutation as a list of names, or as a text of names: `M,C,R`, `M C R` or `MCR`. */
export function readPermutation(node: Located, context: LevelContext): PermutationEntry {
  const sides: [Side, Side] = [newSide(), newSide()];
  let [side] = sides;
  for (const { name, location } of words(node, context)) {
    if (name === SEPARATOR) {
      side = sides[1];
      continue;
    }
    const dimension = findDimension(name, location, context, true);
    if (dimension === undefined) side.absent.push(side.length);
    else if (sides.some(({ dimensions }) => dimensions.includes(dimension))) {
      context.reader.log.add(problems.duplicateDimension(location, name));
    } else side.dimensions.push(dimension);
    side.length++;
  }
  const [{ dimensions: prefix, absent: fromInside }, suffix] = sides;
  const fromOutside = suffix.absent.map((place) => suffix.length - 1 - place);
  const isWhole = fromInside.length + fromOutside.length === 0;
  return { prefix, suffix: suffix.dimensions, ...(!isWhole && { absent: { fromInside, fromOutside } }) };
}

/** The loops before or behind those that are not listed. */
interface Side {
  readonly dimensions: number[];
  /** Places of names that the problem lacks. */
  readonly absent: number[];
  /** Names so far. */
  length: number;
}

function newSide(): Side {
  return { dimensions: [], absent: [], length: 0 };
}

function words(node: Located, context: LevelContext) {
  if (node.kind === 'list' || node.kind === 'map') {
    return context.reader
      .names(node, 'a permutation')
      .map(({ name, node: item }) => ({ name, location: item.location }));
  }
  const { text, location } = node;
  const known = new Set(dimensionNamesOf(context));
  const parts = text.split(/[\s,]+/).filter((part) => part !== '');
  return parts
    .flatMap((part) => (known.has(part) ? [part] : splitNames(part, known)))
    .map((name) => ({ name, location }));
}

/** `MCR` is M, C, R; with longer names the longest that fits is taken first. */
function splitNames(text: string, known: ReadonlySet<string>): string[] {
  const names: string[] = [];
  const longest = Math.max(1, ...[...known].map(({ length }) => length));
  for (let start = 0; start < text.length; ) {
    let length = Math.min(longest, text.length - start);
    while (length > 1 && !known.has(text.slice(start, start + length))) length--;
    names.push(text.slice(start, start + length));
    start += length;
  }
  return names;
}
