import type { Plan } from '../plans/plan.ts';
import { scaledGroupsAt } from '../plans/scaled-groups.ts';

/**
 * Groups of different words below a fan-out, now that the strides are known: exactly, or the least where what some children ask for is
 * scaled up to all.
 *
 * @param points [at + axis] inside the fan-out
 */
export function knownGroups(plan: Plan, flow: number, level: number, points: Float64Array, at: number): number {
  const { axes, levels } = plan.space;
  if (!plan.scaled[flow * levels + level]) return exactGroups(plan, flow, level, points, at);
  const scaled = scaledGroupsAt(plan, flow, level, points.subarray(at, at + axes));
  return scaled > 0 ? scaled : exactGroups(plan, flow, level, points, at);
}

function exactGroups(plan: Plan, flow: number, level: number, points: Float64Array, at: number): number {
  const { axes, lattice, projections } = plan.space;
  const projection = projections[plan.flowDataspace[flow]];
  const shifts: number[] = [];
  const bounds: number[] = [];
  for (let axis = 0; axis < axes; axis++) {
    const bound = lattice.divisors[axis][plan.spatial[level * axes + axis]];
    if (bound === 1 || projection.step[axis] === 0) continue;
    shifts.push(projection.step[axis] * points[at + axis]);
    bounds.push(bound);
  }
  return sumsOf(shifts, bounds).size;
}

/** Different values of the sums of indices times shifts. */
export function sumsOf(shifts: readonly number[], bounds: readonly number[]): Set<number> {
  let sums = [0];
  shifts.forEach((shift, i) => {
    const next: number[] = [];
    for (let index = 0; index < bounds[i]; index++) for (const sum of sums) next.push(sum + index * shift);
    sums = next;
  });
  return new Set(sums);
}
