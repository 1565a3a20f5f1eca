import type { ProjectedRank, Projection } from '../space/projection.ts';
import { pointsLeft } from './least-places.ts';
import type { AxisAlong } from './neighbour-offsets.ts';
import type { Plan } from './plan.ts';

export function spatialFactor({ space, spatial }: Plan, level: number, axis: number): number {
  return space.lattice.divisors[axis][spatial[level * space.axes + axis]];
}

export function longestAlong(plan: Plan, level: number, { axes }: ProjectedRank): number {
  return Math.max(1, ...axes.map((axis) => spatialFactor(plan, level, axis)));
}

/** Axes of a rank that the fan-out spreads. */
export function movingAxes(plan: Plan, level: number, { axes }: ProjectedRank): number {
  return axes.filter((axis) => spatialFactor(plan, level, axis) > 1).length;
}

/** All that a plan says of a rank at a fan-out: of each axis its factor, the points inside, and whether it is spread further out. */
export function describeRank(plan: Plan, level: number, { axes, coefficients }: ProjectedRank): string {
  let text = '';
  for (let i = 0; i < axes.length; i++) {
    const axis = axes[i];
    const isSpreadOutside = plan.spatialOutside[level * plan.space.axes + axis] > 1;
    const inside = pointsLeft(plan, axis, level, true);
    text += `${axis} ${coefficients[i]} ${spatialFactor(plan, level, axis)} ${inside} ${isSpreadOutside} `;
  }
  return text;
}

/** An axis as it may be at the fan-out right above a tile, for all points that the tile may have of it. */
export function listAxisAlong(plan: Plan, level: number, axis: number, coefficient: number): AxisAlong[] {
  const { lattice, axes } = plan.space;
  const bound = spatialFactor(plan, level, axis);
  const inside = pointsLeft(plan, axis, level, true);
  const isSpreadOutside = plan.spatialOutside[level * axes + axis] > 1;
  return [...lattice.divisors[axis]].flatMap((points) => {
    const steps = inside / points;
    if (!Number.isInteger(steps)) return [];
    const stride = points * coefficient;
    // Loops with no fan-out among them go on by one array; an array of arrays may leave places out.
    const most = steps === 1 ? 0 : lattice.bounds[axis] / (points * bound) - 1;
    const all = Array.from({ length: most + 1 }, (_, i) => i);
    if (isSpreadOutside) return [{ bound, stride, advances: all.slice(1), returns: all }];
    const returns = all.filter((i) => steps % (i + 1) === 0);
    return [{ bound, stride, advances: all.slice(1, 2), returns }];
  });
}

/**
 * Steps outside a child of axes that may not move its tile: those that are irrelevant, and of ranks not given in which one axis
 * goes on by as much as another one goes back.
 */
export function stepsInPlace(
  plan: Plan,
  child: number,
  projection: Projection,
  except: readonly ProjectedRank[],
): number {
  let steps = 1;
  const take = (axis: number) => {
    steps *= pointsLeft(plan, axis, child, false);
  };
  for (let axis = 0; axis < plan.space.axes; axis++) if (!(projection.relevant & (1 << axis))) take(axis);
  for (const rank of projection.ranks) {
    const moving = rank.axes.filter((axis) => pointsLeft(plan, axis, child, false) > 1);
    if (moving.length > 1 && !except.includes(rank)) moving.forEach(take);
  }
  return steps;
}
