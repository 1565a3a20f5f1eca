import { boxWords } from '../space/projection.ts';
import type { Plan } from './plan.ts';

/** Points of a tile, no more than are real. */
const realPoints = new Float64Array(32);

/** Whether a memory can keep tiles with so many points along each axis [at + axis]. */
export function fitsMemory(plan: Plan, level: number, points: Float64Array, at: number): boolean {
  const capacity = plan.space.capacityWords[level];
  return capacity === Infinity || keptWords(plan, level, points, at) <= capacity;
}

/** Whether a memory can keep them, they are as much of it as is asked for, and of those that are looked at. */
export function utilizesMemory(plan: Plan, level: number, points: Float64Array, at: number): boolean {
  const capacity = plan.space.capacityWords[level];
  const least = plan.space.minUtilizedWords[level];
  if (!isOfKind(plan, level, points, at)) return false;
  if (capacity === Infinity && least === 0) return true;
  const kept = keptWords(plan, level, points, at);
  return kept <= capacity && kept >= least;
}

/** Whether tiles are of those that the space is of. */
function isOfKind({ space, dimensionPoints }: Plan, level: number, points: Float64Array, at: number): boolean {
  const { left, axes, lattice } = space;
  if (left?.tilesAt !== level) return true;
  dimensionPoints.fill(1);
  for (let axis = 0; axis < axes; axis++) dimensionPoints[lattice.dimensions[axis]] = points[at + axis];
  return left.holds(dimensionPoints);
}

function keptWords({ space, keeps }: Plan, level: number, points: Float64Array, at: number): number {
  const { dataspaces, projections, padding, axes } = space;
  let own = points;
  let from = at;
  if (padding) {
    own = realPoints;
    from = 0;
    for (let axis = 0; axis < axes; axis++) own[axis] = Math.min(points[at + axis], padding.bounds[axis]);
  }
  let kept = 0;
  for (let s = 0; s < dataspaces; s++) {
    if (keeps[level * dataspaces + s]) kept += boxWords(projections[s], own, from);
  }
  return kept;
}
