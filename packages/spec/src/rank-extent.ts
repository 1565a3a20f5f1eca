import type { Rank } from './problem.ts';

/** Points that a rank spans where each dimension runs over so many; gaps that strides leave are counted. */
export function rankExtent(rank: Rank, pointsOf: (dimension: number) => number): number {
  return rank.reduce((extent, { dimension, coefficient }) => extent + coefficient * (pointsOf(dimension) - 1), 1);
}
