import type { ProjectedRank } from '../space/projection.ts';
import { listAxisAlong, longestAlong, type PointsInside, spatialFactor, stepsInPlace, tellRank } from './axes-along.ts';
import { childrenAt, movesOf, returnsOf } from './neighbour-offsets.ts';
import { OffsetCounts } from './offset-counts.ts';
import { isForwarding, isPassedOnAlong, reloadsBelow, slidesAcross } from './passing-on.ts';
import type { Plan } from './plan.ts';
import type { Remembered } from './remembered.ts';

/** A rank at a fan-out, for all strides that its axes may have there. */
export interface RankOffsets {
  /** Of all children. */
  readonly all: readonly OffsetCounts[];
  /** Of those left in a step that moves the tile from one child to another one. */
  readonly left: readonly OffsetsLeft[];
}

/** Offsets of children that a step leaves: those with none ahead, and those that it may serve or leave. */
interface OffsetsLeft {
  readonly certain: OffsetCounts;
  readonly possible: OffsetCounts;
}

/**
 * Not right above the child of a flow nothing is passed on; but where neighbours could, the parent is asked for what those children
 * ask for that none serves, scaled up to all: of all children the share of different offsets among those left, at the least.
 * 0 where no step reaches from one child to another one, so that nothing is scaled.
 */
export function leastScaledGroups(plan: Plan, flow: number, level: number): number {
  const s = plan.flowDataspace[flow];
  if (level === plan.flowChild[flow] + 1 || !isForwarding(plan, s, level)) return 0;
  if (stridesDecide(plan, flow, level)) return slidesAcross(plan, flow, level) ? scaledGroupsAt(plan, flow, level) : 0;
  if (!isAnyServed(plan, flow, level) && !slidesAcross(plan, flow, level)) return 0;
  const { ranks, simple } = plan.space.projections[s];
  // Those left may be the ones that share most: along no axis of a rank do any share.
  const longest = ranks.map((rank) => longestAlong(plan, level, rank));
  return simple ? longest.reduce((product, own) => product * own, 1) : Math.max(1, ...longest);
}

/** Whether it is known of the points inside the fan-out what groups are scaled. */
export function stridesDecide(plan: Plan, flow: number, level: number): boolean {
  return !isAnyServed(plan, flow, level) && plan.space.projections[plan.flowDataspace[flow]].simple;
}

function isAnyServed(plan: Plan, flow: number, level: number): boolean {
  return plan.isPadded || reloadsBelow(plan, plan.flowDataspace[flow], level);
}

/** The same where strides decide: for the points inside the fan-out, or the least of all that there may be. */
export function scaledGroupsAt(plan: Plan, flow: number, level: number, points?: PointsInside): number {
  const { ranks } = plan.space.projections[plan.flowDataspace[flow]];
  const { scaledGroups, rankOffsets } = plan;
  const tell = (rank: ProjectedRank, of: Remembered<unknown>) => {
    of.tell(Number(isAlone(plan, flow, level, rank)));
    of.tell(Number(isPassedOnAlong(plan, flow, level, rank)));
    tellRank(plan, level, rank, of, points);
  };
  for (const rank of ranks) tell(rank, scaledGroups);
  return scaledGroups.recall(() =>
    leastOfRanks(
      ranks.map((rank) => {
        tell(rank, rankOffsets);
        return rankOffsets.recall(() => offsetsAlong(plan, flow, level, rank, points));
      }),
    ),
  );
}

/** Whether only steps of the rank's own axes move the tile along it: none of another one starts them again. */
function isAlone(plan: Plan, flow: number, level: number, rank: ProjectedRank): boolean {
  return stepsInPlace(plan, level - 1, plan.space.projections[plan.flowDataspace[flow]], rank) === 1;
}

function offsetsAlong(
  plan: Plan,
  flow: number,
  level: number,
  rank: ProjectedRank,
  points: PointsInside | undefined,
): RankOffsets {
  const isPassedOn = isPassedOnAlong(plan, flow, level, rank);
  if (rank.axes.length !== 2) return offsetsOfAny(plan, level, rank, isPassedOn);
  const [one, other] = rank.axes.map((axis, i) => listAxisAlong(plan, level, axis, rank.coefficients[i], points));
  const alone = isAlone(plan, flow, level, rank);
  const all = new Map<string, OffsetCounts>();
  const left = new Map<string, OffsetsLeft>();
  for (const a of one) {
    for (const b of other) {
      const children = childrenAt(a, b);
      const counts = OffsetCounts.of(children);
      all.set(counts.text, counts);
      const moves = [...movesOf(a, b), ...movesOf(b, a), ...(alone ? [] : returnsOf(a, b))];
      for (const move of isPassedOn ? moves.filter((distance) => distance > 0) : []) {
        const certain = OffsetCounts.of(children.filter((_, offset) => !(children[offset + move] > 0)));
        const possible = OffsetCounts.of(children.filter((_, offset) => children[offset + move] > 0));
        if (possible.children > 0) left.set(`${certain.text} ${possible.text}`, { certain, possible });
      }
    }
  }
  return { all: [...all.values()], left: [...left.values()] };
}

/** A rank of one axis, along which all children lie apart, or one of several: as many share an offset as can, and any may be left. */
function offsetsOfAny(plan: Plan, level: number, rank: ProjectedRank, isPassedOn: boolean): RankOffsets {
  const offsets = longestAlong(plan, level, rank);
  const children = rank.axes.reduce((product, axis) => product * spatialFactor(plan, level, axis), 1);
  const all = new OffsetCounts(new Map([[children / offsets, offsets]]));
  return { all: [all], left: isPassedOn ? [{ certain: new OffsetCounts(new Map()), possible: all }] : [] };
}

/** The tile moves along one rank, and stays along the others: where it moves along more, fewer children find a neighbour. */
function leastOfRanks(ranks: readonly RankOffsets[]): number {
  if (ranks.every(({ left }) => left.length === 0)) return 0;
  // With other strides no step may reach from one child to another one.
  let least = ranks.reduce((product, { all }) => product * Math.min(...all.map(({ offsets }) => offsets)), 1);
  ranks.forEach(({ left }, moving) => {
    if (left.length === 0) return;
    let others = [new OffsetCounts(new Map([[1, 1]]))];
    ranks.forEach(({ all }, i) => {
      if (i !== moving) others = others.flatMap((counts) => all.map((own) => counts.times(own)));
    });
    for (const own of left) for (const counts of others) least = Math.min(least, leastScaled(own, counts));
  });
  return least;
}

/** Different offsets of the children left, whichever these are, scaled up to all children. */
function leastScaled(left: OffsetsLeft, others: OffsetCounts): number {
  const certain = left.certain.times(others);
  const possible = left.possible.times(others);
  let { offsets, children } = certain;
  // An offset that more children share than others do on average lessens the share.
  for (const [sharing, count] of possible.mostSharedFirst) {
    if (sharing * offsets <= children && offsets > 0) break;
    offsets += count;
    children += sharing * count;
  }
  return (offsets / children) * (certain.children + possible.children);
}
