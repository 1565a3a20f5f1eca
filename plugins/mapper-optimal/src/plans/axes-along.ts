import type { ProjectedRank, Projection } from '../space/projection.ts';
import { pointsLeft } from './least-places.ts';
import type { AxisAlong } from './neighbour-offsets.ts';
import type { Plan } from './plan.ts';

export function spatialFactor({ space, spatial }: Plan, level: number, axis: number): number {
  return space.lattice.divisors[axis][spatial[level * space.axes + axis]];
}

export function longestAlong(plan: Plan, level: number, { axes }: ProjectedRank): number {
  let longest = 1;
  for (const axis of axes) longest = Math.max(longest, spatialFactor(plan, level, axis));
  return longest;
}

/** Axes of a rank that the fan-out spreads. */
export function movingAxes(plan: Plan, level: number, { axes }: ProjectedRank): number {
  let moving = 0;
  for (const axis of axes) if (spatialFactor(plan, level, axis) > 1) moving++;
  return moving;
}

/** [axis] points that loops inside a fan-out cover. */
export type PointsInside = ArrayLike<number>;

/** Numbers that `tellRank` tells of an axis. */
export const NUMBERS_OF_AXIS = 6;

/**
 * Tells all that is known of a rank at a fan-out: of each axis its factor, the points inside, at the most and where they are given, and
 * whether it is spread further out.
 */
export function tellRank(
  plan: Plan,
  level: number,
  { axes, coefficients }: ProjectedRank,
  of: { tell(value: number): void },
  points?: PointsInside,
): void {
  for (let i = 0; i < axes.length; i++) {
    const axis = axes[i];
    of.tell(axis);
    of.tell(coefficients[i]);
    of.tell(spatialFactor(plan, level, axis));
    of.tell(pointsLeft(plan, axis, level, true));
    of.tell(points ? points[axis] : 0);
    of.tell(Number(plan.spatialOutside[level * plan.space.axes + axis] > 1));
  }
}

/** An axis as it may be at the fan-out right above a tile, for all points that the tile may have of it where they are not given. */
export function listAxisAlong(
  plan: Plan,
  level: number,
  axis: number,
  coefficient: number,
  given?: PointsInside,
): AxisAlong[] {
  const { lattice, axes } = plan.space;
  const bound = spatialFactor(plan, level, axis);
  const inside = pointsLeft(plan, axis, level, true);
  const isSpreadOutside = plan.spatialOutside[level * axes + axis] > 1;
  const all = given ? [given[axis]] : [...lattice.divisors[axis]];
  return all.flatMap((points) => {
    const steps = inside / points;
    if (!Number.isInteger(steps)) return [];
    const stride = points * coefficient;
    // Loops with no fan-out among them go on by one array; an array of arrays may leave places out.
    const most = steps === 1 ? 0 : lattice.bounds[axis] / (points * bound) - 1;
    const arrays = Array.from({ length: most + 1 }, (_, i) => i);
    if (isSpreadOutside) return [{ bound, stride, advances: arrays.slice(1), returns: arrays }];
    const returns = arrays.filter((i) => steps % (i + 1) === 0);
    return [{ bound, stride, advances: arrays.slice(1, 2), returns }];
  });
}

/**
 * Steps outside a child of axes that may not move its tile: those that are irrelevant, and of ranks but the one given in which one
 * axis goes on by as much as another one goes back.
 */
export function stepsInPlace(plan: Plan, child: number, projection: Projection, except?: ProjectedRank): number {
  let steps = 1;
  for (let axis = 0; axis < plan.space.axes; axis++) {
    if (!(projection.relevant & (1 << axis))) steps *= pointsLeft(plan, axis, child, false);
  }
  for (const rank of projection.ranks) {
    if (rank === except) continue;
    let moving = 0;
    let ofRank = 1;
    for (const axis of rank.axes) {
      const left = pointsLeft(plan, axis, child, false);
      ofRank *= left;
      if (left > 1) moving++;
    }
    if (moving > 1) steps *= ofRank;
  }
  return steps;
}
