import type { Plan } from './plan.ts';
import type { Projection } from './projection.ts';
import { countSums } from './window.ts';

/** What a flow is doing: nothing yet or no longer, its tile has not moved, its window slides, its groups are still open. */
export const Closed = 0;
export const Open = 1;
export const Sliding = 2;
export const Asking = 3;

/** Fields of one flow in the search's stack, in order; the tile's extents along its ranks follow, then its points. */
export const Status = 0;
/** Words of the child's tile. */
export const Full = 1;
/** Groups of the fan-outs passed, but for the nearest one where it forwards; and of that one. */
export const Passed = 2;
export const Near = 3;
/** 1 while neighbours may still pass words on: the innermost loop outside moved the tile, or there is none yet. */
export const Alive = 4;
/** Least price of a word. */
export const Price = 5;
/** Of one run of all loops since the child: words sent to a child, read near it (groups included), and passed on. */
export const Words = 6;
export const Accesses = 7;
export const Peers = 8;
/** Addresses that the tile has moved by, and moved by in the first step that moved it. */
export const Moved = 9;
export const Direction = 10;
/** Words that such a step brings. */
export const Fresh = 11;
/** Shape of the child's tile while neighbours may pass on words, else 0. */
export const ChildShape = 12;
/** Rank in which the window slides; -1 where it is in several. */
export const SlideRank = 13;
/** Words of one run that the model may lose count of where neighbours pass them on below several instances. */
export const Lost = 14;
export const Extents = 15;

/** Words of the tile that one step of a loop along the axis makes new. */
export function freshWords(
  projection: Projection,
  axis: number,
  stride: number,
  state: Float64Array,
  at: number,
): number {
  const full = state[at + Full];
  let overlap = full;
  for (let r = 0; r < projection.ranks.length; r++) {
    const rank = projection.ranks[r];
    for (let i = 0; i < rank.axes.length; i++) {
      if (rank.axes[i] !== axis) continue;
      const extent = state[at + Extents + r];
      const move = rank.coefficients[i] * stride;
      if (move >= extent) return full;
      overlap = (overlap / extent) * (extent - move);
    }
  }
  return full - overlap;
}

/** Groups of different words below a fan-out, exactly. @param points [axis] inside the fan-out */
export function exactGroups(plan: Plan, flow: number, level: number, points: Float64Array, at: number): number {
  const { axes, lattice, projections } = plan.space;
  const projection = projections[plan.flowDataspace[flow]];
  const shifts: number[] = [];
  const bounds: number[] = [];
  for (let axis = 0; axis < axes; axis++) {
    const bound = lattice.divisors[axis][plan.spatial[level * axes + axis]];
    if (bound === 1 || projection.step[axis] === 0) continue;
    shifts.push(projection.step[axis] * points[at + axis]);
    bounds.push(bound);
  }
  return countSums(shifts, bounds);
}

/**
 * Least groups that read for themselves where the tile moves by `move` and each child may take its words from any one that
 * lies so far ahead. Neighbours lie nearer than that in general: the hardware serves no more than this.
 *
 * A move that is no difference of two offsets serves nobody. Offsets without coincidences are a box of indices, and those
 * with none ahead are the box less its overlap with itself.
 */
export function groupsUnserved(plan: Plan, flow: number, move: number, state: Float64Array, at: number): number {
  const { axes, levels, lattice, projections } = plan.space;
  const level = plan.flowChild[flow] + 1;
  const near = state[at + Near];
  // The child's points follow the extents.
  const points = at + Extents + plan.space.mostRanks;
  const projection = projections[plan.flowDataspace[flow]];
  let shifts = 0;
  let product = 1;
  for (let axis = 0; axis < axes; axis++) {
    const bound = lattice.divisors[axis][plan.spatial[level * axes + axis]];
    if (bound === 1 || projection.step[axis] === 0) continue;
    shiftOf[shifts] = projection.step[axis] * state[points + axis];
    boundOf[shifts] = bound;
    product *= bound;
    shifts++;
  }
  const overlap = largestOverlap(shifts, move);
  if (overlap === 0) return near;
  if (plan.entangled[flow * levels + level] || product !== near) return Math.min(near, plan.groupsForwarding[flow]);
  return near - overlap;
}

const shiftOf = new Float64Array(32);
const boundOf = new Float64Array(32);

/** Children of the box of indices that have another one `move` ahead, for the best way to make up the move; 0 where none. */
function largestOverlap(shifts: number, move: number): number {
  if (shifts === 0) return move === 0 ? 1 : 0;
  const last = shifts - 1;
  let reach = 0;
  for (let i = 0; i < last; i++) reach += (boundOf[i] - 1) * shiftOf[i];
  const shift = shiftOf[last];
  const bound = boundOf[last];
  let best = 0;
  const from = Math.max(-(bound - 1), Math.ceil((move - reach) / shift));
  const to = Math.min(bound - 1, Math.floor((move + reach) / shift));
  for (let n = from; n <= to; n++) {
    const inner = largestOverlap(last, move - n * shift);
    if (inner > 0) best = Math.max(best, inner * (bound - Math.abs(n)));
  }
  return best;
}
