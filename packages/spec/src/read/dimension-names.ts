import type { Problem } from '../problem.ts';
import { isNothing, type LocatedEntry } from '../source/located.ts';
import type { Reader } from '../source/reader.ts';

/** What a design calls the dimensions of problems: `K` for `M`. */
export type DimensionNames = ReadonlyMap<string, string>;

/** `dimensions: {K: M}`: names that constraints have, each with that of the problem. */
export function readDimensionNames(section: LocatedEntry | undefined, reader: Reader): DimensionNames {
  const names = new Map<string, string>();
  if (!section || isNothing(section.value)) return names;
  const map = reader.map(section.value, 'dimensions', 'write dimensions: {K: M}');
  for (const [name, { value }] of map?.entries ?? []) {
    const meant = reader.text(value, `the dimension that ${name} stands for`);
    if (meant !== undefined) names.set(name, meant);
  }
  return names;
}

/**
 * The names as they hold for one problem. Those of a problem that has none of the meant ones are the design's own: a design of
 * `{K: M}` runs layers with `K` as well.
 */
export function namesForProblem(names: DimensionNames, { dimensions }: Problem): DimensionNames {
  const only = [...names.values()].filter((meant) => !names.has(meant));
  const holds = only.length === 0 || dimensions.some(({ name }) => only.includes(name));
  return holds ? names : new Map();
}
