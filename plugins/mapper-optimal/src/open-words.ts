import { type Projection, rankExtent } from './projection.ts';
import { sweptExtent } from './window.ts';

/**
 * Least words that a child must be sent of one dataspace, for each axis that the next loop outside may run along; all loops
 * so far are irrelevant to it. Writes them to `out` [outAt + axis]; axes without steps left get nothing.
 *
 * A loop that is irrelevant costs nothing here, and all irrelevant ones may still come first: one tile for every step of the
 * relevant axes. A loop that moves the tile ends that: from here on every iteration, of irrelevant axes too, brings a
 * tile. Windows overlap: of the steps along one rank only the swept extent is new. That is saved along one rank only, since
 * a step along another changes the direction, and only while no other loop runs, since after any other step the tile comes
 * whole; so each combination of the other axes' iterations sweeps anew.
 *
 * @param full words of the tile
 * @param extents [rank] of the tile
 * @param strides [axis] points covered so far
 * @param steps [axis] temporal iterations left
 * @param all product of the steps
 */
export function openWords(
  projection: Projection,
  full: number,
  extents: Float64Array,
  extentAt: number,
  strides: Float64Array,
  strideAt: number,
  steps: Float64Array,
  stepAt: number,
  all: number,
  nested: boolean,
  out: Float64Array,
  outAt: number,
): void {
  const { ranks, relevant, plain, simple } = projection;
  const axes = projection.step.length;
  if (!simple) {
    for (let axis = 0; axis < axes; axis++) out[outAt + axis] = full;
    return;
  }
  let moving = 1;
  for (let axis = 0; axis < axes; axis++) if (relevant & (1 << axis)) moving *= steps[stepAt + axis];
  let reused = full * moving;
  const windowed = relevant & ~plain;
  if (windowed) {
    for (let r = 0; r < ranks.length; r++) {
      const rank = ranks[r];
      if (rank.axes.length === 1) continue;
      let along = 1;
      for (let i = 0; i < rank.axes.length; i++) along *= steps[stepAt + rank.axes[i]];
      if (along === 1) continue;
      const extent = extents[extentAt + r];
      const swept = sweptExtent(rank, extent, strides, strideAt, steps, stepAt, nested);
      const perSweep = (full / extent) * swept;
      const words = (all / along) * perSweep;
      for (let i = 0; i < rank.axes.length; i++) out[outAt + rank.axes[i]] = words;
      reused = Math.min(reused, (moving / along) * perSweep);
    }
  }
  for (let axis = 0; axis < axes; axis++) {
    if (!(relevant & (1 << axis))) out[outAt + axis] = reused;
    else if (plain & (1 << axis)) out[outAt + axis] = full * all;
  }
}

/** Extents of a tile along every rank; returns its words. */
export function measureExtents(
  projection: Projection,
  points: Float64Array,
  pointAt: number,
  extents: Float64Array,
  extentAt: number,
): number {
  let words = 1;
  for (let r = 0; r < projection.ranks.length; r++) {
    const extent = rankExtent(projection.ranks[r], points, pointAt);
    extents[extentAt + r] = extent;
    words *= extent;
  }
  return words;
}
