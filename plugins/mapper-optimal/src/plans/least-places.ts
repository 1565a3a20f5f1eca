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
  const left = axes.map((axis) => pointsLeft(plan, axis, level, perChild));
  // Words of padded plans are counted by the part that is real, which is known of one axis a rank.
  if (plan.isPadded) return Math.max(1, ...left);
  let least = left.reduce((sums, points) => sums + points - 1, 1);
  if (axes.length !== 2) return least;
  const isWhole = axes.map((axis, i) => left[i] === plan.space.lattice.bounds[axis]);
  if (isWhole[0] && isWhole[1]) return countSumsOfTwo(left, coefficients);
  for (let i = 0; i < 2; i++) {
    if (!isWhole[i] || coefficients[i] !== 1) continue;
    least = Math.max(least, left[i] + (left[1 - i] - 1) * Math.min(coefficients[1 - i], left[i]));
  }
  return least;
}

/** Different values of `i x a + j x b`, `i` below `m` and `j` below `n`. */
export function countSumsOfTwo([m, n]: readonly number[], [a, b]: readonly number[]): number {
  const common = greatestCommonDivisor(a, b);
  return m * n - Math.max(0, m - b / common) * Math.max(0, n - a / common);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
