import type { ProjectedRank } from '../space/projection.ts';

/** The temporal loops that are still to come outside a tile. */
export interface LoopsOutside {
  /** [strideAt + axis] points that the first of them steps over. */
  readonly strides: Float64Array;
  readonly strideAt: number;
  /** [axis] iterations. */
  readonly steps: Float64Array;
  /** No spatial loop lies among those further out, which would make wider strides. */
  readonly nested: boolean;
}

/**
 * Least words, along one rank, that a tile of this extent brings while it visits every place the temporal loops of the rank's
 * axes give it: the union of its extents there.
 *
 * Along one axis alone n places lie a stride apart, so the union is at least `extent + (n - 1) x min(stride, extent)`. With
 * two axes, a first sweep without gaps makes one longer extent, which the second axis sweeps.
 */
export function sweptExtent(rank: ProjectedRank, extent: number, outside: LoopsOutside): number {
  const { axes, coefficients } = rank;
  const { strides, strideAt, steps, nested } = outside;
  let best = extent;
  for (let i = 0; i < axes.length; i++) {
    const n = steps[axes[i]];
    if (n === 1) continue;
    const shift = coefficients[i] * strides[strideAt + axes[i]];
    const swept = extent + (n - 1) * Math.min(shift, extent);
    if (swept > best) best = swept;
    if (!nested || axes.length !== 2 || shift > extent) continue;
    const j = 1 - i;
    const both = swept + (steps[axes[j]] - 1) * Math.min(coefficients[j] * strides[strideAt + axes[j]], swept);
    if (both > best) best = both;
  }
  return best;
}
