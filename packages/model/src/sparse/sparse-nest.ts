import type { CandidateBatch } from '@loopwright/mapspace';
import type { Tables } from '../tables.ts';

/** One loop of a candidate; those of bound 1 are there too, since which loop is the first can hang on them. */
export interface NestLoop {
  readonly dimension: number;
  readonly bound: number;
  readonly isSpatial: boolean;
  /** Of a spatial loop; otherwise it runs along Y. */
  readonly isAlongX: boolean;
  /** [dimension] points that it and all loops inside it cover. */
  readonly points: readonly number[];
}

/** [level] loops, innermost first. Below the copies of a fan-out lie temporal loops of bound 1, as Timeloop has them. */
export function nestLoops(
  { levels, dimensions, isFanout }: Tables,
  { factors, permutation, split }: CandidateBatch,
  candidate: number,
): readonly (readonly NestLoop[])[] {
  let points: readonly number[] = new Array(dimensions).fill(1);
  const loop = (dimension: number, bound: number, isSpatial: boolean, isAlongX = false): NestLoop => {
    points = points.map((covered, d) => (d === dimension ? covered * bound : covered));
    return { dimension, bound, isSpatial, isAlongX, points };
  };
  return Array.from({ length: levels }, (_, level) => {
    const row = (candidate * levels + level) * dimensions;
    const order = [...permutation.subarray(row, row + dimensions)];
    const isSpatial = isFanout[level] === 1;
    const turn = Math.min(dimensions, split[candidate * levels + level]);
    const loops = order.map((d, place) => loop(d, factors[row + d], isSpatial, isSpatial && place < turn));
    return isSpatial ? [...loops, ...order.map((_, d) => loop(d, 1, false))] : loops;
  });
}
