import type { ProjectedRank } from '../space/projection.ts';
import type { Plan } from './plan.ts';

/**
 * Different words that an instance of a level asks for, at the least; or, a level being a fan-out, those that one of its
 * children asks for.
 */
export function leastPlaces(plan: Plan, s: number, level: number, perChild = false): number {
  const projection = plan.space.projections[s];
  let places = 1;
  let longest = 1;
  for (const rank of projection.ranks) {
    const along = placesAlong(plan, rank, level, perChild);
    places *= along;
    if (along > longest) longest = along;
  }
  return projection.simple ? places : longest;
}

/** Points of an axis that an instance of a level, or one of its children, comes to. */
export function pointsLeft({ space, spatial, spatialOutside }: Plan, axis: number, level: number, perChild: boolean) {
  const { axes, lattice } = space;
  const at = level * axes + axis;
  return lattice.bounds[axis] / (spatialOutside[at] * (perChild ? lattice.divisors[axis][spatial[at]] : 1));
}

/**
 * Different sums of the points along a rank. Those of an axis that is spread outside the level may lie anywhere, and sums of
 * sets of `m` and `n` numbers are `m + n - 1` at the least. Of two axes, one that is not spread, at steps of 1, sweeps `n` neighbours
 * wherever the other one stands; two such axes are `i x a + j x b`, counted as fan-outs count children.
 */
function placesAlong(plan: Plan, rank: ProjectedRank, level: number, perChild: boolean): number {
  const { axes, coefficients } = rank;
  const { bounds } = plan.space.lattice;
  let sums = 1;
  let longest = 1;
  for (let i = 0; i < axes.length; i++) {
    const left = pointsLeft(plan, axes[i], level, perChild);
    sums += left - 1;
    if (left > longest) longest = left;
  }
  // Words of padded plans are counted by the part that is real, which is known of one axis a rank.
  if (plan.isPadded) return longest;
  if (axes.length !== 2) return sums;
  const m = pointsLeft(plan, axes[0], level, perChild);
  const n = pointsLeft(plan, axes[1], level, perChild);
  const [a, b] = coefficients;
  const isWhole = m === bounds[axes[0]];
  const otherIsWhole = n === bounds[axes[1]];
  if (isWhole && otherIsWhole) return countSumsOfTwo(m, n, a, b);
  if (isWhole && a === 1) return Math.max(sums, m + (n - 1) * Math.min(b, m));
  if (otherIsWhole && b === 1) return Math.max(sums, n + (m - 1) * Math.min(a, n));
  return sums;
}

/** Different values of `i x a + j x b`, `i` below `m` and `j` below `n`. */
export function countSumsOfTwo(m: number, n: number, a: number, b: number): number {
  const common = greatestCommonDivisor(a, b);
  return m * n - Math.max(0, m - b / common) * Math.max(0, n - a / common);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
