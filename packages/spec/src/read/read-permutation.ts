import * as problems from '../diagnostics/problems.ts';
import type { Located } from '../source/located.ts';
import { findDimension, type LevelContext } from './level-context.ts';

/** A fixed order of loops, innermost first; those that are not listed lie between prefix and suffix. */
export interface PermutationEntry {
  readonly prefix: readonly number[];
  readonly suffix: readonly number[];
}

/** `_` stands for all loops that are not listed. */
const SEPARATOR = '_';

/** A permutation as a list of names, or as a text of names: `M,C,R`, `M C R` or `MCR`. */
export function readPermutation(node: Located, context: LevelContext): PermutationEntry {
  const prefix: number[] = [];
  const suffix: number[] = [];
  let side = prefix;
  for (const { name, location } of words(node, context)) {
    if (name === SEPARATOR) {
      side = suffix;
      continue;
    }
    const dimension = findDimension(name, location, context);
    if (dimension === undefined) continue;
    if (prefix.includes(dimension) || suffix.includes(dimension)) {
      context.reader.log.add(problems.duplicateDimension(location, name));
    } else side.push(dimension);
  }
  return { prefix, suffix };
}

function words(node: Located, context: LevelContext) {
  if (node.kind === 'list' || node.kind === 'map') {
    return context.reader
      .names(node, 'a permutation')
      .map(({ name, node: item }) => ({ name, location: item.location }));
  }
  const { text, location } = node;
  const known = new Set(context.problem.dimensions.map(({ name }) => name));
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
