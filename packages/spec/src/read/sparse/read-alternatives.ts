import { nearestName } from '../../diagnostics/nearest-name.ts';
import * as problems from '../../diagnostics/problems.ts';
import type { Located, LocatedEntry, LocatedMap } from '../../source/located.ts';
import { given, type SparseEntries } from './sparse-entries.ts';

export const ANY_OF = 'any_of';

/** What holds of several things that a key may say, and all others. */
export interface Alternatives<Read> {
  readonly taken: Read | undefined;
  readonly others: readonly Read[];
}

/**
 * What a key of `sparse_optimizations` says, or one of several things that it may say: `{any_of: {bitmask: ..., none: }}`. All are read, so that
 * mistakes show; the first holds, unless an override has left another one alone.
 */
export function readAlternatives<Read>(
  node: Located,
  what: string,
  entries: SparseEntries,
  read: (node: Located, entries: SparseEntries) => Read,
): Alternatives<Read> {
  const { reader } = entries;
  if (!alternativesOf(node)) {
    const slip = slipOf(node);
    if (!slip) return { taken: read(node, entries), others: [] };
    if (slip.key === ANY_OF) reader.map(slip.value, `${ANY_OF} of ${what}`, 'write {NAME: ..., NAME: ...}');
    else reader.log.add(problems.unknownKey(slip.keyLocation, slip.key, what, [ANY_OF]));
    return { taken: undefined, others: [] };
  }
  const map = reader.closedMap(node, what, [ANY_OF]);
  const [taken, ...others] = [...(alternativesOf(map)?.entries.values() ?? [])].map((entry) => {
    const alternative = given(entry);
    return alternative && read(alternative, entries);
  });
  return { taken, others: others.filter((other) => other !== undefined) };
}

/** A key that was to be `any_of`, or one that holds no alternatives. */
function slipOf(node: Located): (LocatedEntry & { readonly key: string }) | undefined {
  for (const [key, entry] of node.kind === 'map' ? node.entries : []) {
    if (key === ANY_OF || nearestName(key, [ANY_OF]) !== undefined) return { ...entry, key };
  }
  return undefined;
}

/** By their names; undefined where a key says one thing only. */
export function alternativesOf(node: Located | undefined): LocatedMap | undefined {
  const alternatives = node?.kind === 'map' ? node.entries.get(ANY_OF)?.value : undefined;
  return alternatives?.kind === 'map' ? alternatives : undefined;
}
