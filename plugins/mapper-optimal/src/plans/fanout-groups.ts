import type { ProjectedRank, Projection } from '../space/projection.ts';
import { countSumsOfTwo, pointsLeft } from './least-places.ts';
import { type AxisAlong, mostServed } from './neighbour-offsets.ts';
import type { Plan } from './plan.ts';

/**
 * Children of the fan-outs of a flow that need different words, at the least: `groups` of the plan, and `entangled` where strides
 * decide. Returns the product over the fan-outs.
 */
export function countFlowGroups(plan: Plan, flow: number): number {
  const { levels } = plan.space;
  let least = 1;
  for (let level = plan.flowChild[flow] + 1; level <= plan.flowParent[flow]; level++) {
    const bySome = isScaled(plan, flow, level);
    if (bySome) plan.passesOn = true;
    countGroups(plan, flow, level, bySome);
    least *= plan.groups[flow * levels + level];
  }
  return least;
}

/**
 * Whether the reads across a fan-out may be those of some children, scaled up to all: not right above the child, forwarding is
 * cancelled, but what it would have left over still counts.
 */
export function isScaled(plan: Plan, flow: number, level: number): boolean {
  const s = plan.flowDataspace[flow];
  if (level === plan.flowChild[flow] + 1 || !isForwarding(plan, s, level)) return false;
  return plan.isPadded || reloadsBelow(plan, s, level) || slidesAcross(plan, flow, level);
}

/**
 * Right above a child neighbours may pass words on to each other. Takes down what that can save at the most, and returns the
 * share of the groups that still read.
 */
export function forwardAbove(plan: Plan, flow: number): number {
  const { levels, projections } = plan.space;
  const s = plan.flowDataspace[flow];
  const child = plan.flowChild[flow];
  const above = child + 1;
  const at = flow * levels + above;
  const reloads = reloadsBelow(plan, s, above);
  plan.forwards[flow] = 0;
  plan.fillShare[flow] = 1;
  plan.groupsForwarding[flow] = plan.groups[at];
  if (!isForwarding(plan, s, above)) return 1;
  // Where all steps bring the tile, those that do not move it may be served by whoever needs the same.
  const always = child < 0 || reloads;
  if (!always && !slidesAcross(plan, flow, above)) return 1;
  // Children that idle in last passes come back to words that others hold: nothing more is known there.
  const unservedAlong = (rank: ProjectedRank) => (always || plan.isPadded ? 1 : leastUnserved(plan, flow, rank));
  const servedRanks = projections[s].ranks.filter((rank) => unservedAlong(rank) < Infinity);
  if (servedRanks.length === 0) return 1;
  plan.passesOn = true;
  const fewest = fewestUnserved(plan, flow, above, unservedAlong);
  const whole = always || plan.isPadded ? 0 : wholeShare(plan, flow, servedRanks);
  const share = whole + ((1 - whole) * fewest) / plan.groups[at];
  plan.groupsForwarding[flow] = fewest;
  plan.wholeShare[flow] = whole;
  // Of a child that reloads all steps may be passed on, those that do not move the tile too.
  if (reloads || plan.instances[above] > 1) plan.fillShare[flow] = whole + (1 - whole) / plan.children[above];
  if (child >= 0 && !reloads) plan.forwards[flow] = 1;
  else plan.groups[at] = fewest;
  if (child < 0 || reloads) plan.entangled[at] = 0;
  return share;
}

/** Whether children of the level may pass words on. */
export function isForwarding({ space, children }: Plan, s: number, level: number): boolean {
  const { isFanout, noLinkTransfer, dataspaces } = space;
  return isFanout[level] === 1 && children[level] > 1 && !noLinkTransfer[level * dataspaces + s];
}

/** Whether the memory right below a fan-out brings whole tiles in every step. */
function reloadsBelow({ space }: Plan, s: number, level: number): boolean {
  const { dataspaces, noReuse, isFanout } = space;
  return level > 0 && !isFanout[level - 1] && noReuse[(level - 1) * dataspaces + s] === 1;
}

/**
 * Different offsets of the children below a fan-out: their product over the ranks, or at least the most along a rank. Where reads are
 * those of some children, scaled up to all (`bySome`), those may be the ones that share most: along no axis of a rank do any share.
 */
function countGroups(plan: Plan, flow: number, level: number, bySome: boolean): void {
  const { levels, projections, isFanout, noReuse, dataspaces } = plan.space;
  const s = plan.flowDataspace[flow];
  const at = flow * levels + level;
  plan.groups[at] = 1;
  plan.entangled[at] = 0;
  if (!isFanout[level] || plan.children[level] === 1) return;
  if (noReuse[level * dataspaces + s]) {
    plan.groups[at] = plan.children[level];
    return;
  }
  const projection = projections[s];
  let largest = 1;
  let product = 1;
  for (const rank of projection.ranks) {
    const groups = bySome ? longestAlong(plan, level, rank) : groupsAlong(plan, level, rank);
    if (movingAxes(plan, level, rank) > 1) plan.entangled[at] = 1;
    product *= groups;
    if (groups > largest) largest = groups;
  }
  plan.groups[at] = projection.simple ? product : largest;
  if (!projection.simple && product > 1) plan.entangled[at] = 1;
  if (bySome) plan.entangled[at] = 0;
}

/** Different offsets along a rank, at the least: sums of `m` and `n` multiples are `m + n - 1`, or more where their strides differ. */
function groupsAlong(plan: Plan, level: number, rank: ProjectedRank): number {
  const { axes, coefficients } = rank;
  if (axes.length === 1) return spatialFactor(plan, level, axes[0]);
  const spread = [...axes.keys()].filter((i) => spatialFactor(plan, level, axes[i]) > 1);
  const factors = spread.map((i) => spatialFactor(plan, level, axes[i]));
  // Words of padded plans are counted by the part that is real, which is known of one axis a rank.
  if (plan.isPadded) return longestAlong(plan, level, rank);
  if (spread.length !== 2) return factors.reduce((groups, factor) => groups + factor - 1, 1);
  return plan.remembered.get(`groups ${describeRank(plan, level, rank)}`, () => {
    const [strides, others] = spread.map((i) => stridesInside(plan, level, axes[i], coefficients[i]));
    let least = Infinity;
    for (const a of strides) for (const b of others) least = Math.min(least, countSumsOfTwo(factors, [a, b]));
    return least;
  });
}

function longestAlong(plan: Plan, level: number, { axes }: ProjectedRank): number {
  return Math.max(1, ...axes.map((axis) => spatialFactor(plan, level, axis)));
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

function movingAxes(plan: Plan, level: number, { axes }: ProjectedRank): number {
  return axes.filter((axis) => spatialFactor(plan, level, axis) > 1).length;
}

function spatialFactor({ space, spatial }: Plan, level: number, axis: number): number {
  return space.lattice.divisors[axis][spatial[level * space.axes + axis]];
}

/** Whether a move of the tile may be as far as children of the fan-out lie apart, but for moves that are none. */
export function slidesAcross(plan: Plan, flow: number, level: number): boolean {
  const { ranks } = plan.space.projections[plan.flowDataspace[flow]];
  return ranks.some((rank) => isPassedOnAlong(plan, flow, level, rank));
}

/**
 * Whether it may along a rank. Points of one axis are all different, so that takes a spatial loop, a temporal one, and two
 * axes; where axes move along several ranks, any move may do.
 */
function isPassedOnAlong(plan: Plan, flow: number, level: number, rank: ProjectedRank): boolean {
  const { axes } = rank;
  const spread = axes.filter((axis) => spatialFactor(plan, level, axis) > 1);
  if (axes.length === 1 || spread.length === 0) return false;
  if (plan.isPadded || !plan.space.projections[plan.flowDataspace[flow]].simple) return true;
  const child = plan.flowChild[flow];
  const moving = axes.filter((axis) => pointsLeft(plan, axis, Math.max(child, 0), child < 0) > 1);
  return moving.length > 0 && new Set([...spread, ...moving]).size > 1;
}

/**
 * Share of the words that all children are sent. Words are passed on in steps along the ranks given, and of axes that may leave
 * the tile where it is along all others; any other step brings whole tiles, so that of all in a row the first one does.
 */
function wholeShare(plan: Plan, flow: number, along: readonly ProjectedRank[]): number {
  const { axes, projections } = plan.space;
  const projection = projections[plan.flowDataspace[flow]];
  if (!projection.simple) return 0;
  const child = plan.flowChild[flow];
  let row = stepsInPlace(plan, child, projection, along);
  const inRanks = new Set(along.flatMap((rank) => rank.axes));
  for (let axis = 0; axis < axes; axis++) if (inRanks.has(axis)) row *= pointsLeft(plan, axis, child, false);
  return 1 / row;
}

/**
 * Steps outside a child of axes that may not move its tile: those that are irrelevant, and of ranks not given in which one axis
 * goes on by as much as another one goes back.
 */
function stepsInPlace(plan: Plan, child: number, projection: Projection, except: readonly ProjectedRank[]): number {
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

/**
 * Groups that no neighbour can serve: the tile moves along some rank, and children that find none ahead there read, one per
 * group of the other ranks.
 */
function fewestUnserved(
  plan: Plan,
  flow: number,
  level: number,
  unservedAlong: (rank: ProjectedRank) => number,
): number {
  const { levels, projections } = plan.space;
  const projection = projections[plan.flowDataspace[flow]];
  if (!projection.simple) return 1;
  let product = 1;
  let share = 1;
  for (const rank of projection.ranks) {
    const groups = groupsAlong(plan, level, rank);
    product *= groups;
    // The rank may have up to as many groups as children; what is left of the least are the least of those.
    share = Math.min(share, unservedAlong(rank) / groups);
    if (movingAxes(plan, level, rank) > 1) plan.entangled[flow * levels + level] = 1;
  }
  return product * share;
}

/** Offsets along a rank, right above the child of a flow, that have none ahead of them, at the least; Infinity where none has. */
function leastUnserved(plan: Plan, flow: number, rank: ProjectedRank): number {
  const child = plan.flowChild[flow];
  const level = child + 1;
  if (!isPassedOnAlong(plan, flow, level, rank)) return Infinity;
  const projection = plan.space.projections[plan.flowDataspace[flow]];
  if (rank.axes.length !== 2 || !projection.simple) return 1;
  const alone = stepsInPlace(plan, child, projection, [rank]) === 1;
  return plan.remembered.get(`unserved ${alone} ${describeRank(plan, level, rank)}`, () => {
    const [one, other] = [0, 1].map((i) => listAxisAlong(plan, level, rank.axes[i], rank.coefficients[i]));
    let least = Infinity;
    for (const a of one) {
      for (const b of other) {
        const served = mostServed(a, b, alone);
        if (served > 0) least = Math.min(least, countSumsOfTwo([a.bound, b.bound], [a.stride, b.stride]) - served);
      }
    }
    return least;
  });
}

/** All that a plan says of a rank at a fan-out: of each axis its factor, the points inside, and whether it is spread further out. */
function describeRank(plan: Plan, level: number, { axes, coefficients }: ProjectedRank): string {
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
function listAxisAlong(plan: Plan, level: number, axis: number, coefficient: number): AxisAlong[] {
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
