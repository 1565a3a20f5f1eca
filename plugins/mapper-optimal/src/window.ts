import type { ProjectedRank } from './projection.ts';

/**
 * Least words, along one rank, that a tile brings while it visits every place the temporal loops of the rank's axes give
 * it: the union of its extents there.
 *
 * Along one axis alone n places lie a stride apart, so the union is at least `extent + (n - 1) x min(stride, extent)`. With
 * two axes, a first sweep without gaps makes one longer extent, which the second axis sweeps. `nested` tells that no
 * spatial loop of these axes lies among the temporal ones further out, which would make wider strides.
 *
 * @param extent of the tile
 * @param strides [axis] points that the first temporal loop outside steps over
 * @param steps [axis] temporal iterations outside
 */
export function sweptExtent(
  rank: ProjectedRank,
  extent: number,
  strides: Float64Array,
  strideAt: number,
  steps: Float64Array,
  stepAt: number,
  nested: boolean,
): number {
  const { axes, coefficients } = rank;
  let best = extent;
  for (let i = 0; i < axes.length; i++) {
    const n = steps[stepAt + axes[i]];
    if (n === 1) continue;
    const shift = coefficients[i] * strides[strideAt + axes[i]];
    const swept = extent + (n - 1) * Math.min(shift, extent);
    if (swept > best) best = swept;
    if (!nested || axes.length !== 2 || shift > extent) continue;
    const j = 1 - i;
    const both = swept + (steps[stepAt + axes[j]] - 1) * Math.min(coefficients[j] * strides[strideAt + axes[j]], swept);
    if (both > best) best = both;
  }
  return best;
}

/** Different values of the sums of indices times shifts. */
export function countSums(shifts: readonly number[], bounds: readonly number[]): number {
  let sums = [0];
  shifts.forEach((shift, i) => {
    const next: number[] = [];
    for (let index = 0; index < bounds[i]; index++) for (const sum of sums) next.push(sum + index * shift);
    sums = next;
  });
  return new Set(sums).size;
}
