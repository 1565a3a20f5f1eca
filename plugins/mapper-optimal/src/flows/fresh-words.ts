import type { Projection } from '../space/projection.ts';
import * as F from './flow-state.ts';

/** Words of the tile that one step of a loop along the axis makes new. */
export function freshWords(
  projection: Projection,
  axis: number,
  stride: number,
  state: Float64Array,
  at: number,
): number {
  const full = state[at + F.Full];
  let overlap = full;
  for (let r = 0; r < projection.ranks.length; r++) {
    const rank = projection.ranks[r];
    for (let i = 0; i < rank.axes.length; i++) {
      if (rank.axes[i] !== axis) continue;
      const extent = state[at + F.Extents + r];
      const move = rank.coefficients[i] * stride;
      if (move >= extent) return full;
      overlap = (overlap / extent) * (extent - move);
    }
  }
  return full - overlap;
}
