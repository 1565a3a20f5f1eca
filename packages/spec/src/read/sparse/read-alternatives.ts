import type { Located, LocatedMap } from '../../source/located.ts';
import { given, type SparseEntries } from './sparse-entries.ts';

export const ANY_OF = 'any_of';

/**
 * What a key of `sparse_optimizations` says, or one of several things that it may say: `{any_of: {bitmask: ..., none: }}`. All are read, so that
 * mistakes show; the first holds, unless an override has left another one alone.
 */
export function readAlternatives<Read>(
  node: Located,
  what: string,
  entries: SparseEntries,
  read: (node: Located, entries: SparseEntries) => Read,
): Read | undefined {
  if (!alternativesOf(node)) return read(node, entries);
  const map = entries.reader.closedMap(node, what, [ANY_OF]);
  const [first] = [...(alternativesOf(map)?.entries.values() ?? [])].map((entry) => {
    const alternative = given(entry);
    return alternative && read(alternative, entries);
  });
  return first;
}

/** By their names; undefined where a key says one thing only. */
export function alternativesOf(node: Located | undefined): LocatedMap | undefined {
  const alternatives = node?.kind === 'map' ? node.entries.get(ANY_OF)?.value : undefined;
  return alternatives?.kind === 'map' ? alternatives : undefined;
}
