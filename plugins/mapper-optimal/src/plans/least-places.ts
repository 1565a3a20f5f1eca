import type { Plan } from './plan.ts';

/**
 * Different words that an instance of a level asks for, at the least: those along the longest axis of every rank; or, a level
 * being a fan-out, those that one of its children asks for.
 */
export function leastPlaces(plan: Plan, s: number, level: number, perChild = false): number {
  const { axes, lattice, projections } = plan.space;
  const projection = projections[s];
  let places = 1;
  let longest = 1;
  for (const rank of projection.ranks) {
    let most = 1;
    for (const axis of rank.axes) {
      const at = level * axes + axis;
      const own = perChild ? lattice.divisors[axis][plan.spatial[at]] : 1;
      const steps = lattice.bounds[axis] / (plan.spatialOutside[at] * own);
      if (steps > most) most = steps;
    }
    places *= most;
    if (most > longest) longest = most;
  }
  return projection.simple ? places : longest;
}
