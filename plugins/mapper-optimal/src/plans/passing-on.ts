import type { ProjectedRank } from '../space/projection.ts';
import { spatialFactor } from './axes-along.ts';
import { pointsLeft } from './least-places.ts';
import type { Plan } from './plan.ts';

/** Whether children of the level may pass words on. */
export function isForwarding({ space, children }: Plan, s: number, level: number): boolean {
  const { isFanout, noLinkTransfer, dataspaces } = space;
  return isFanout[level] === 1 && children[level] > 1 && !noLinkTransfer[level * dataspaces + s];
}

/** Whether the memory right below a fan-out brings whole tiles in every step. */
export function reloadsBelow({ space }: Plan, s: number, level: number): boolean {
  const { dataspaces, noReuse, isFanout } = space;
  return level > 0 && !isFanout[level - 1] && noReuse[(level - 1) * dataspaces + s] === 1;
}

/** Whether a move of the tile may be as far as children of the fan-out lie apart, but for moves that are none. */
export function slidesAcross(plan: Plan, flow: number, level: number): boolean {
  const { ranks, plain, relevant } = plan.space.projections[plan.flowDataspace[flow]];
  return plain !== relevant && ranks.some((rank) => isPassedOnAlong(plan, flow, level, rank));
}

/**
 * Whether it may along a rank. Points of one axis are all different, so that takes a spatial loop, a temporal one, and two
 * axes; where axes move along several ranks, any move may do.
 */
export function isPassedOnAlong(plan: Plan, flow: number, level: number, rank: ProjectedRank): boolean {
  const { axes } = rank;
  let spread = 0;
  for (const axis of axes) if (spatialFactor(plan, level, axis) > 1) spread |= 1 << axis;
  if (axes.length === 1 || spread === 0) return false;
  if (plan.isPadded || !plan.space.projections[plan.flowDataspace[flow]].simple) return true;
  const child = plan.flowChild[flow];
  let moving = 0;
  for (const axis of axes) if (pointsLeft(plan, axis, Math.max(child, 0), child < 0) > 1) moving |= 1 << axis;
  const either = spread | moving;
  return moving !== 0 && (either & (either - 1)) !== 0;
}
