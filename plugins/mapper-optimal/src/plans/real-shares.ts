import type { Projection } from '../space/projection.ts';
import type { Plan } from './plan.ts';

/** Of the words that a flow of the padded problem would move, the part that the real one moves at the least. */
export interface RealShares {
  /** Of those that the child is sent. */
  fills: number;
  /** Of those that the parent is asked for. */
  reads: number;
}

/**
 * Of a plain tensor every word is counted: a dimension that moves it has as many points as the real problem has, and one
 * that does not runs, in the worst case, as few passes as hold them. In a window the instances that idle may miss a move, and so
 * get by with less in the next pass: what they save is no more than the pass that they come back to.
 */
export function measureRealShares(plan: Plan, s: number, child: number, parent: number): RealShares {
  const shares = { fills: 1, reads: 1 };
  if (!plan.isPadded) return shares;
  const projection = plan.space.projections[s];
  if (child < 0) multiplyComputes(plan, s, shares);
  else if (projection.simple && projection.plain === projection.relevant)
    multiplyPlain(plan, projection, child, parent, shares);
  else multiplyWindow(plan, s, child, shares);
  return shares;
}

/** A compute unit asks for one word for every compute. Neighbours that help, or fall idle, may leave less. */
function multiplyComputes(plan: Plan, s: number, shares: RealShares): void {
  const { axes, padding, isFanout, noLinkTransfer } = plan.space;
  const helps = isFanout[0] === 1 && plan.children[0] > 1 && !noLinkTransfer[s];
  let real = helps ? 0 : 1;
  for (let axis = 0; axis < axes; axis++) real *= padding!.real[axis];
  shares.fills = real;
  shares.reads = real;
}

function multiplyPlain(plan: Plan, projection: Projection, child: number, parent: number, shares: RealShares): void {
  const { axes, padding } = plan.space;
  const { real, inTime } = padding!;
  const { relevant } = projection;
  const telescopes = inTime === 0 && !hasLoopsBetween(plan, child, parent);
  for (let axis = 0; axis < axes; axis++) {
    const bit = 1 << axis;
    if (!(padding!.axes & bit)) continue;
    if (relevant & bit) {
      const part = partOfTiles(projection, axis, realPoints(plan, axis, child));
      shares.fills *= part;
      shares.reads *= part;
      continue;
    }
    const mayRunLess = (inTime & bit) !== 0 || isSpatialOutside(plan, axis, child);
    if (!mayRunLess) continue;
    shares.fills *= real[axis];
    // Where all that is spatial shares the reads, what is left are temporal loops, which run in full.
    if (!telescopes || isSpatialOutside(plan, axis, parent)) shares.reads *= real[axis];
  }
}

function multiplyWindow(plan: Plan, s: number, child: number, shares: RealShares): void {
  const { axes, padding, projections } = plan.space;
  const { relevant, plain, simple } = projections[s];
  let part = padding!.inTime === 0 && simple && (padding!.axes & relevant & ~plain) === 0 ? 1 : 0;
  for (let axis = 0; axis < axes && part > 0; axis++) {
    const bit = 1 << axis;
    if (!(padding!.axes & bit)) continue;
    if (isSpatialOutside(plan, axis, child)) {
      part *= keepsPlaces(plan, s, axis, child) ? Math.max(0, 2 * padding!.real[axis] - 1) : 0;
    } else if (relevant & bit) part *= partOfTiles(projections[s], axis, padding!.real[axis]);
  }
  shares.fills = part;
  shares.reads = part;
}

/**
 * Of the points that move a plain tensor, those whose tiles certainly come anew in every pass of the other dimensions. In a last pass
 * of a single iteration a tile stays, and so it does with children that idle in the second of two.
 */
function realPoints(plan: Plan, axis: number, child: number): number {
  const { padding } = plan.space;
  const real = padding!.real[axis];
  if (padding!.inTime & (1 << axis)) return real / 2;
  return isSpatialOutside(plan, axis, child) ? Math.max(0, 2 * real - 1) : real;
}

/** Words of all tiles along a rank of one axis, where so many of its points are real: where it has gaps, tiles do not have as many again. */
function partOfTiles({ ranks, rankOf }: Projection, axis: number, real: number): number {
  const coefficient = ranks[rankOf[axis]].coefficients[0];
  return Math.max(0, 1 - coefficient * (1 - real));
}

/** Whether memories that lie between may have loops. */
function hasLoopsBetween({ space }: Plan, child: number, parent: number): boolean {
  for (let level = child + 1; level < parent; level++) {
    if (!space.isFanout[level] && space.movable[level] !== 0) return true;
  }
  return false;
}

/** Whether an axis has a spatial loop outside a level. */
function isSpatialOutside({ space, spatial }: Plan, axis: number, inside: number): boolean {
  for (let level = inside + 1; level < space.levels; level++) {
    if (space.isFanout[level] && spatial[level * space.axes + axis] > 0) return true;
  }
  return false;
}

/**
 * Whether a pass with fewer children, along a padded axis, leaves all others the part of the window that they have, and the
 * neighbours.
 */
function keepsPlaces({ space, spatial }: Plan, s: number, padded: number, child: number): boolean {
  const { levels, axes, isFanout, projections, place } = space;
  const { relevant, ranks } = projections[s];
  for (let level = child + 1; level < levels; level++) {
    const at = level * axes;
    if (!isFanout[level]) continue;
    // Two loops along one rank: children of different indices may need the same words.
    if (ranks.some((rank) => rank.axes.filter((axis) => spatial[at + axis] > 0).length > 1)) return false;
    if (spatial[at + padded] === 0) continue;
    // Children are numbered anew in every pass, the outermost loop first: those inside it keep their numbers.
    const all = relevant & (1 << padded) || level === child + 1;
    for (let axis = 0; axis < axes; axis++) {
      const matters = axis !== padded && spatial[at + axis] > 0 && (all || relevant & (1 << axis));
      if (matters && place[at + axis] >= place[at + padded]) return false;
    }
  }
  return true;
}
