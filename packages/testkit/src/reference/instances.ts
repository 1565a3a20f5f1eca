import { childrenOf, type Nest } from './nest.ts';

/** [level] instances that the mapping uses in all: the product of the spatial bounds outside the level. */
export function instancesUsed(nest: Nest): number[] {
  const used = nest.loops.map(() => 1);
  for (let level = used.length - 2; level >= 0; level -= 1) {
    used[level] = used[level + 1]! * childrenOf(nest.loops[level + 1]!);
  }
  return used;
}

/** Compute units that the mapping uses. */
export function computeUnitsUsed(nest: Nest): number {
  return nest.loops.reduce((product, loops) => product * childrenOf(loops), 1);
}
