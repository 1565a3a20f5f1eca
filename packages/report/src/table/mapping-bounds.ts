import type { ResultJson } from '@loopwright/results';

/**
 * Bounds of the dimensions of a problem, as the factors of a mapping of it have them; a dimension with a shorter last pass is
 * left out, since its factors alone do not tell.
 */
export function boundsOfMapping(mapping: NonNullable<ResultJson['mapping']>): Readonly<Record<string, number>> {
  const bounds = new Map<string, number>();
  for (const entry of mapping) {
    for (const factor of entry.factors ?? []) {
      const [, dimension, count, rest] = /^(\w+)=(\d+)(,.*)?$/.exec(factor) ?? [];
      if (dimension === undefined) continue;
      bounds.set(dimension, (bounds.get(dimension) ?? 1) * (rest === undefined ? Number(count) : Number.NaN));
    }
  }
  return Object.fromEntries([...bounds].filter(([, bound]) => !Number.isNaN(bound)));
}
