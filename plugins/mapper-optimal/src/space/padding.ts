import { allowsFactor, type Mapspace } from '@loopwright/core';
import type { Lattice } from './lattice.ts';

/**
 * A mapping whose last passes are shorter runs the loops of a larger problem, the product of its factors in every dimension, and
 * idles in what exceeds the real one. This tells the two apart.
 */
export interface Padding {
  /** [axis] bounds of the real problem. */
  readonly bounds: Float64Array;
  /** [axis] the part of the padded bound that is real, above 0. */
  readonly real: Float64Array;
  /** Mask of the axes that are padded, and of those among them that may be so at temporal loops. */
  readonly axes: number;
  readonly inTime: number;
  /** Whether a factor may be the next one of a level where so many points lie inside it. */
  mayFollow(level: number, axis: number, points: number, factor: number): boolean;
}

/** undefined where every factor must divide. */
export function describePadding(
  { problem, architecture, factorizations }: Mapspace,
  lattice: Lattice,
): Padding | undefined {
  if (!factorizations.imperfect.includes(1)) return undefined;
  const bounds = Float64Array.from(lattice.dimensions, (d) => problem.dimensions[d].bound);
  const rules = lattice.dimensions.map((d) => factorizations.rules[d].levels);
  let axes = 0;
  let inTime = 0;
  rules.forEach((levels, axis) => {
    if (bounds[axis] === lattice.bounds[axis]) return;
    axes |= 1 << axis;
    const isInTime = levels.some(({ imperfect }, level) => imperfect && architecture.levels[level].kind === 'memory');
    if (isInTime) inTime |= 1 << axis;
  });
  return {
    bounds,
    real: bounds.map((bound, axis) => bound / lattice.bounds[axis]),
    axes,
    inTime,
    mayFollow: (level, axis, points, factor) =>
      allowsFactor(rules[axis][level], Math.ceil(bounds[axis] / points), factor),
  };
}
