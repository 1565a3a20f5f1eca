import { extentAlong, type Projection } from '../space/projection.ts';
import type { Plan } from './plan.ts';

/**
 * Words of the tensor per instance, at the most: fan-outs split it as they split the tile. In windows tiles overlap, so
 * that an instance's share cannot be known before the tiles are.
 */
export function largestShare(plan: Plan, s: number, level: number): number {
  const { levels, axes, projections, lattice, isFanout, padding } = plan.space;
  const projection = projections[s];
  let share = 1;
  for (const rank of projection.ranks) {
    share *= extentAlong(rank, padding?.bounds ?? lattice.bounds, 0);
  }
  for (let l = levels - 1; l > level; l--) {
    if (!isFanout[l]) continue;
    for (let axis = 0; axis < axes; axis++) {
      const factor = lattice.divisors[axis][plan.spatial[l * axes + axis]];
      if (projection.plain & (1 << axis) && factor > 1 && isDense(projection, axis)) share /= factor;
    }
  }
  return share;
}

/** Where an axis alone spans its rank without gaps, halves of the axis are halves of the tile. */
function isDense(projection: Projection, axis: number): boolean {
  return projection.ranks[projection.rankOf[axis]].coefficients[0] === 1;
}
