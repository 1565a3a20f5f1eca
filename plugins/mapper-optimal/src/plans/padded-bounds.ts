import { allowsFactor } from '@loopwright/core';
import type { Space } from '../space/space.ts';

/** Products of factors of one dimension that are looked at. */
const MOST_PRODUCTS = 2 ** 14;

/**
 * What the factors of an axis may multiply to, ascending, where those at the fan-outs are given; undefined where there are too
 * many ways. From the inside out each factor takes its part of what the ones before it leave, rounded up.
 *
 * @param spatial [level] 1 at memories
 */
export function paddedBounds(
  { mapspace, lattice, isFanout }: Space,
  axis: number,
  spatial: Float64Array,
): Float64Array | undefined {
  const d = lattice.dimensions[axis];
  const { bound, levels } = mapspace.factorizations.rules[d];
  let products = new Set([1]);
  for (const [level, rule] of levels.entries()) {
    const next = new Set<number>();
    for (const points of products) {
      const left = Math.ceil(bound / points);
      const given = isFanout[level] ? spatial[level] : rule.exactly;
      for (let factor = given ?? 1; factor <= (given ?? left); factor++) {
        if (allowsFactor(rule, left, factor)) next.add(points * factor);
      }
      if (next.size > MOST_PRODUCTS) return undefined;
    }
    products = next;
  }
  return Float64Array.from([...products].filter((points) => points >= bound).sort((a, b) => a - b));
}
