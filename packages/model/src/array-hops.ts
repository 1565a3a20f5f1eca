import type { Nest } from './nest.ts';
import type { Tables } from './tables.ts';

/**
 * Hops of one word to each group of children of a fan-out: along X to the last column of the group, and in each column that it uses
 * up and down from the middle row to its outermost members.
 */
export function hopsOf(
  groups: readonly (readonly number[])[],
  { fanoutX, fanoutY }: Tables,
  { childrenX, childrenY }: Nest,
  level: number,
): number {
  const columns = Math.max(fanoutX[level], childrenX[level]);
  const middle = (Math.max(fanoutY[level], childrenY[level]) - 1) / 2;
  let hops = 0;
  for (const group of groups) {
    const top = new Map<number, number>();
    const bottom = new Map<number, number>();
    for (const child of group) {
      const x = child % columns;
      const y = Math.floor(child / columns);
      top.set(x, Math.max(top.get(x) ?? 0, y - middle));
      bottom.set(x, Math.max(bottom.get(x) ?? 0, middle - y));
    }
    hops += Math.max(...top.keys());
    for (const rows of [...top.values(), ...bottom.values()]) hops += rows;
  }
  return hops;
}
