import { childrenOf, type Nest } from './nest.ts';
import type { NestRun } from './run-nest.ts';

/**
 * The outermost level that last passes leave uneven: one with a spatial loop that has a shorter last pass, or that has a loop
 * along the same dimension inside it which does; -1 where there is none. The instances inside it have more to do than others:
 * their figures are means, and whole only over all instances.
 */
export function outermostUneven(nest: Nest): number {
  return nest.loops
    .map((loops, level) => loops.some(({ dimension, axis }) => axis !== 'time' && isShorter(nest, level, dimension)))
    .lastIndexOf(true);
}

/**
 * Shares of one dataspace where instances differ: of its parent's share an instance has what its tile is of the parent's, in
 * the first and fullest pass.
 *
 * @param share of an instance of the level `uneven`
 * @returns [level] by number, below `uneven`
 */
export function sharesOfInstances(
  nest: Nest,
  run: NestRun,
  d: number,
  uneven: number,
  share: number,
): ReadonlyMap<number, number>[] {
  const shares: Map<number, number>[] = [];
  for (let level = uneven - 1; level >= 0; level -= 1) {
    const children = childrenOf(nest.loops[level + 1]!);
    const own = new Map<number, number>();
    for (const [number, { firstPart }] of run.instances[level]!) {
      const parent = shares[level + 1]?.get(Math.floor(number / children)) ?? share;
      own.set(number, children > 1 ? parent * firstPart[d]! : parent);
    }
    shares[level] = own;
  }
  return shares;
}

export function meanOf(shares: ReadonlyMap<number, number>): number {
  return [...shares.values()].reduce((sum, share) => sum + share, 0) / shares.size;
}

function isShorter(nest: Nest, level: number, dimension: number): boolean {
  const inside = nest.loops.slice(0, level + 1).flat();
  return inside.some((loop) => loop.dimension === dimension && loop.lastBound !== loop.bound);
}
