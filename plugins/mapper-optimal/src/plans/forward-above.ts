import type { ProjectedRank } from '../space/projection.ts';
import { listAxisAlong, stepsInPlace, tellRank } from './axes-along.ts';
import { groupsAlong } from './fanout-groups.ts';
import { pointsLeft } from './least-places.ts';
import { childrenAt, fewestWithNoneAhead, movesOf, returnsOf } from './neighbour-offsets.ts';
import { isForwarding, isPassedOnAlong, reloadsBelow, slidesAcross } from './passing-on.ts';
import type { Plan } from './plan.ts';

/**
 * Right above a child neighbours may pass words on to each other. Takes down what that can save at the most, and returns the
 * share of the groups that still read.
 */
export function forwardAbove(plan: Plan, flow: number): number {
  const { levels } = plan.space;
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
  const { fewest, average, whole } = leastUnserved(plan, flow, always);
  if (fewest === Infinity) return 1;
  plan.passesOn = true;
  const share = average / plan.groups[at];
  plan.groupsForwarding[flow] = fewest;
  plan.averageForwarding[flow] = average;
  plan.wholeShare[flow] = whole;
  // Of a child that reloads all steps may be passed on, those that do not move the tile too.
  if (reloads || plan.instances[above] > 1) plan.fillShare[flow] = whole + (1 - whole) / plan.children[above];
  if (child >= 0 && !reloads) plan.forwards[flow] = 1;
  else plan.groups[at] = fewest;
  if (child < 0 || reloads) plan.entangled[at] = 0;
  return share;
}

/** Groups that read for themselves right above a child. */
interface Unserved {
  /** In any step, at the least; Infinity where no neighbour ever serves. */
  readonly fewest: number;
  /** On average over all steps, at the least, and the share of those among them that bring whole tiles to everyone. */
  readonly average: number;
  readonly whole: number;
}

/**
 * Neighbours serve steps that go on along ranks of two axes, or leave the tile in place there and start others again; any other step
 * brings whole tiles. Loops of an axis go on in no more steps than if they were innermost: those that serve best are taken to be.
 */
function leastUnserved(plan: Plan, flow: number, always: boolean): Unserved {
  const { axes, projections } = plan.space;
  const { ranks, rankOf, relevant, simple } = projections[plan.flowDataspace[flow]];
  const child = plan.flowChild[flow];
  if (!simple) return { fewest: 1, average: 1, whole: 0 };
  const groups = ranks.map((rank) => groupsAlong(plan, child + 1, rank));
  const product = groups.reduce((all, own) => all * own, 1);
  // Children that idle in last passes come back to words that others hold: nothing more is known there.
  const isAnyServed = always || plan.isPadded;
  const along = ranks.map((rank) => (isAnyServed ? anyStep : unservedAlong(plan, flow, rank)));
  // A rank may have up to as many groups as children; what is left of the least are the least of those.
  const inAll = (own: number, rank: number) => (product * own) / groups[rank];
  const served = along.map(({ goesOn, startsAgain }, rank) => inAll(Math.min(startsAgain, ...goesOn), rank));
  const least = Math.min(...served);
  if (least === Infinity) return { fewest: least, average: product, whole: 1 };
  // Where strides differ there may be fewer offsets than others leave.
  const fewest = Math.min(product, least);
  if (isAnyServed) return { fewest, average: fewest, whole: 0 };
  const steps: { readonly count: number; readonly unserved: number }[] = [];
  for (let axis = 0; axis < axes; axis++) {
    const rank = rankOf[axis];
    const isRelevant = (relevant & (1 << axis)) !== 0;
    const place = isRelevant ? ranks[rank].axes.indexOf(axis) : 0;
    const mayStay = !isRelevant || along[rank].mayStay[place];
    const unserved = mayStay ? fewest : inAll(along[rank].goesOn[place], rank);
    if (unserved === Infinity) continue;
    steps.push({ count: pointsLeft(plan, axis, child, false), unserved: Math.min(product, unserved) });
  }
  let average = 0;
  let whole = 1;
  for (const { count, unserved } of steps.sort((a, b) => a.unserved - b.unserved)) {
    average += whole * (1 - 1 / count) * unserved;
    whole /= count;
  }
  return { fewest, average: average + whole * product, whole };
}

/** Offsets along a rank that have none ahead, at the least; Infinity where all have none. */
export interface UnservedAlong {
  /** [axis of the rank] in steps that go on along it. */
  readonly goesOn: readonly number[];
  /** [axis of the rank] whether such a step may leave the tile where it is along the rank. */
  readonly mayStay: readonly boolean[];
  /** In steps of other axes. */
  readonly startsAgain: number;
}

const anyStep: UnservedAlong = { goesOn: [1], mayStay: [], startsAgain: 1 };

function unservedAlong(plan: Plan, flow: number, rank: ProjectedRank): UnservedAlong {
  const child = plan.flowChild[flow];
  const level = child + 1;
  const isPassedOn = isPassedOnAlong(plan, flow, level, rank);
  if (rank.axes.length !== 2) {
    const unserved = isPassedOn ? 1 : Infinity;
    const goesOn = rank.axes.map(() => unserved);
    return { goesOn, mayStay: rank.axes.map(() => rank.axes.length > 2), startsAgain: unserved };
  }
  const alone = stepsInPlace(plan, child, plan.space.projections[plan.flowDataspace[flow]], rank) === 1;
  plan.unservedAlong.tell(Number(alone));
  plan.unservedAlong.tell(Number(isPassedOn));
  tellRank(plan, level, rank, plan.unservedAlong);
  return plan.unservedAlong.recall(() => {
    const [one, other] = rank.axes.map((axis, i) => listAxisAlong(plan, level, axis, rank.coefficients[i]));
    const goesOn = [Infinity, Infinity];
    const mayStay = [false, false];
    let startsAgain = Infinity;
    for (const a of one) {
      for (const b of other) {
        const children = childrenAt(a, b);
        const unserved = (moves: readonly number[]) => (isPassedOn ? fewestWithNoneAhead(children, moves) : Infinity);
        for (const [i, moves] of [movesOf(a, b), movesOf(b, a)].entries()) {
          goesOn[i] = Math.min(goesOn[i], unserved(moves));
          if (moves.includes(0)) mayStay[i] = true;
        }
        if (!alone) startsAgain = Math.min(startsAgain, unserved(returnsOf(a, b)));
      }
    }
    return { goesOn, mayStay, startsAgain };
  });
}
