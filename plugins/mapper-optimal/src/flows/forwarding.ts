import type { Plan } from '../plans/plan.ts';
import type { Projection } from '../space/projection.ts';
import * as F from './flow-state.ts';
import { fewestLeft } from './served-by-neighbours.ts';

/**
 * Least groups that read for themselves where the tile moves by `move`, whatever the order of the spatial loops. Where that takes too
 * long to tell, each child may take its words from any one that lies so far ahead; where children stand in a line, from the next one
 * alone: the hardware serves no more than this.
 *
 * A move that is no difference of two offsets serves nobody. Offsets without coincidences are a box of indices, and those
 * with none ahead are the box less its overlap with itself.
 */
export function groupsUnserved(plan: Plan, flow: number, move: number, state: Float64Array, at: number): number {
  const { axes, levels, lattice, projections, noReuse, dataspaces } = plan.space;
  const level = plan.flowChild[flow] + 1;
  const near = state[at + F.Near];
  // The child's points follow the extents.
  const points = at + F.Extents + plan.space.mostRanks;
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
  const isEntangled = plan.entangled[flow * levels + level] === 1;
  if (!plan.isPadded && !noReuse[level * dataspaces + plan.flowDataspace[flow]]) {
    const left = leastLeft(plan, level, projection, shifts, move);
    if (left >= 0) return Math.min(near, left);
  }
  if (isEntangled || product !== near) return Math.min(near, plan.groupsForwarding[flow]);
  if (standsInLine(plan, level) && !lieSideBySide(shifts)) return near;
  return near - overlap;
}

/** Groups that are left in any order of the loops, of those found last and those that do not move the tile; -1 where that is not told. */
function leastLeft(plan: Plan, level: number, { step }: Projection, relevant: number, move: number): number {
  const { axes, lattice, mapspace } = plan.space;
  const { unservedOf } = plan;
  let shifts = relevant;
  for (let axis = 0; axis < axes; axis++) {
    const bound = lattice.divisors[axis][plan.spatial[level * axes + axis]];
    if (bound === 1 || step[axis] !== 0) continue;
    shiftOf[shifts] = 0;
    boundOf[shifts] = bound;
    shifts++;
  }
  unservedOf.tell(move);
  unservedOf.tell(level);
  for (let i = 0; i < shifts; i++) {
    unservedOf.tell(shiftOf[i]);
    unservedOf.tell(boundOf[i]);
  }
  return unservedOf.recall(() => {
    const place = mapspace.architecture.levels[level];
    const meshX = place.kind === 'fanout' ? place.fanoutX : 1;
    const loops = Array.from({ length: shifts }, (_, i) => ({ bound: boundOf[i], shift: shiftOf[i] }));
    return fewestLeft(loops, meshX, move);
  });
}

/** Whether all children stand in one row or column, in the order of their numbers. */
function standsInLine({ space, children }: Plan, level: number): boolean {
  const place = space.mapspace.architecture.levels[level];
  return place.kind === 'fanout' && (place.fanoutX === 1 || children[level] <= place.fanoutX);
}

/**
 * Whether numbers of children that lie apart by the differences found last may follow each other: one index goes on by one, and
 * those of loops inside it start again.
 */
function lieSideBySide(shifts: number): boolean {
  for (let i = 0; i < shifts; i++) {
    const step = differenceOf[i];
    if (step !== 1 && step !== -1) continue;
    let others = 0;
    for (let j = 0; j < shifts; j++) {
      const difference = differenceOf[j];
      if (j !== i && (difference === 0 || difference === -step * (boundOf[j] - 1))) others++;
    }
    if (others === shifts - 1) return true;
  }
  return false;
}

const shiftOf = new Float64Array(32);
const boundOf = new Float64Array(32);
/** Differences of the indices that make up the move; the only ones where no two loops run along a rank. */
const differenceOf = new Float64Array(32);

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
    const overlap = inner * (bound - Math.abs(n));
    if (overlap <= best) continue;
    best = overlap;
    differenceOf[last] = n;
  }
  return best;
}
