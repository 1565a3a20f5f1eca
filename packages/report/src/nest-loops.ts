import type { Level, LevelMapping, Problem } from '@loopwright/core';

/** A loop of a nest. */
export interface NestLoop {
  readonly dimension: string;
  readonly bound: number;
  /** Bound of the last pass; equal to the bound where the factor is perfect. */
  readonly lastBound: number;
  /** Spatial loops run along X or Y. */
  readonly axis: 'time' | 'X' | 'Y';
}

/** The loops of a level with bounds above 1, outermost first. At a fan-out those along Y are outside those along X. */
export function nestLoops(
  { kind }: Level,
  mapped: LevelMapping,
  { dimensions }: Pick<Problem, 'dimensions'>,
): NestLoop[] {
  const { factors, remainders, permutation, split } = mapped;
  return permutation
    .map((dimension, position): NestLoop => {
      const axis = kind === 'memory' ? 'time' : position < split ? 'X' : 'Y';
      const { name } = dimensions[dimension];
      return { dimension: name, bound: factors[dimension], lastBound: remainders[dimension], axis };
    })
    .filter(({ bound }) => bound > 1)
    .reverse();
}
