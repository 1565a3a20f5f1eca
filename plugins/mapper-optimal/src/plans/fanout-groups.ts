import type { ProjectedRank } from '../space/projection.ts';
import { longestAlong, movingAxes, spatialFactor, tellRank } from './axes-along.ts';
import { countSumsOfTwo, pointsLeft } from './least-places.ts';
import type { Plan } from './plan.ts';
import { leastScaledGroups, stridesDecide } from './scaled-groups.ts';

/**
 * Children of the fan-outs of a flow that need different words, at the least: `groups` of the plan, and `entangled` where strides
 * decide. Returns the product over the fan-outs.
 */
export function countFlowGroups(plan: Plan, flow: number): number {
  const { levels } = plan.space;
  let least = 1;
  for (let level = plan.flowChild[flow] + 1; level <= plan.flowParent[flow]; level++) {
    countGroups(plan, flow, level);
    least *= plan.groups[flow * levels + level];
  }
  return least;
}

/** Different offsets of the children below a fan-out: their product over the ranks, or at least the most along a rank. */
function countGroups(plan: Plan, flow: number, level: number): void {
  const { levels, projections, isFanout, noReuse, dataspaces } = plan.space;
  const s = plan.flowDataspace[flow];
  const at = flow * levels + level;
  plan.groups[at] = 1;
  plan.entangled[at] = 0;
  plan.scaled[at] = 0;
  if (!isFanout[level] || plan.children[level] === 1) return;
  const scaled = leastScaledGroups(plan, flow, level);
  if (scaled > 0) {
    plan.passesOn = true;
    plan.scaled[at] = 1;
  }
  if (noReuse[level * dataspaces + s]) {
    plan.groups[at] = plan.children[level];
    return;
  }
  if (scaled > 0) {
    plan.groups[at] = scaled;
    plan.entangled[at] = Number(stridesDecide(plan, flow, level));
    return;
  }
  const { ranks, simple, plain, relevant } = projections[s];
  if (plain === relevant) {
    plan.groups[at] = countPlain(plan, level, relevant);
    return;
  }
  let product = 1;
  let most = 1;
  let isEntangled = false;
  for (const rank of ranks) {
    const groups = groupsAlong(plan, level, rank);
    product *= groups;
    most = Math.max(most, groups);
    isEntangled ||= movingAxes(plan, level, rank) > 1;
  }
  plan.groups[at] = simple ? product : most;
  if (simple ? isEntangled : product > 1) plan.entangled[at] = 1;
}

/** Along axes that are alone in their ranks all children lie apart. */
function countPlain(plan: Plan, level: number, relevant: number): number {
  let groups = 1;
  for (let axis = 0; axis < plan.space.axes; axis++) {
    if (relevant & (1 << axis)) groups *= spatialFactor(plan, level, axis);
  }
  return groups;
}

/** Different offsets along a rank, at the least: sums of `m` and `n` multiples are `m + n - 1`, or more where their strides differ. */
export function groupsAlong(plan: Plan, level: number, rank: ProjectedRank): number {
  const { axes, coefficients } = rank;
  if (axes.length === 1) return spatialFactor(plan, level, axes[0]);
  // Words of padded plans are counted by the part that is real, which is known of one axis a rank.
  if (plan.isPadded) return longestAlong(plan, level, rank);
  if (movingAxes(plan, level, rank) !== 2) {
    let groups = 1;
    for (const axis of axes) groups += spatialFactor(plan, level, axis) - 1;
    return groups;
  }
  tellRank(plan, level, rank, plan.groupsAlong);
  return plan.groupsAlong.recall(() => {
    const spread = [...axes.keys()].filter((i) => spatialFactor(plan, level, axes[i]) > 1);
    const [m, n] = spread.map((i) => spatialFactor(plan, level, axes[i]));
    const [strides, others] = spread.map((i) => stridesInside(plan, level, axes[i], coefficients[i]));
    let least = Infinity;
    for (const a of strides) for (const b of others) least = Math.min(least, countSumsOfTwo(m, n, a, b));
    return least;
  });
}

/** What one step of an axis below a fan-out may move a rank by: loops inside cover any divisor of the points that are left. */
function stridesInside(plan: Plan, level: number, axis: number, coefficient: number): number[] {
  const inside = pointsLeft(plan, axis, level, true);
  const strides: number[] = [];
  for (const points of plan.space.lattice.divisors[axis]) {
    if (inside % points === 0) strides.push(points * coefficient);
  }
  return strides;
}
