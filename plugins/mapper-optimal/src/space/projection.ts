import { type Dataspace, type Problem, rankExtent } from '@loopwright/core';
import type { Lattice } from './lattice.ts';

/** A rank of a dataspace with the axes that move along it. */
export interface ProjectedRank {
  readonly axes: readonly number[];
  readonly coefficients: readonly number[];
}

/** One dataspace as seen from the axes of the lattice. */
export interface Projection {
  readonly isOutput: boolean;
  /** Ranks that some axis moves along. */
  readonly ranks: readonly ProjectedRank[];
  /** Bit masks of axes: those that move the dataspace, and those of them that are alone in every rank of theirs. */
  readonly relevant: number;
  readonly plain: number;
  /** [axis] the rank it moves along, -1 where none; meaningful where `simple`. */
  readonly rankOf: Int8Array;
  /** No axis moves along two ranks. */
  readonly simple: boolean;
  /** [axis] address that one step adds; shifts are equal exactly where their addresses are. */
  readonly step: Float64Array;
}

export function projectDataspace(problem: Problem, dataspace: Dataspace, lattice: Lattice): Projection {
  const axisOf = new Map(lattice.dimensions.map((d, axis) => [d, axis]));
  const step = new Float64Array(lattice.axes);
  const rankOf = new Int8Array(lattice.axes).fill(-1);
  const ranks: ProjectedRank[] = [];
  let weight = 1;
  let simple = true;
  let relevant = 0;
  let shared = 0;
  for (const terms of dataspace.ranks) {
    const coefficients = new Map<number, number>();
    const extent = rankExtent(terms, (dimension) => problem.dimensions[dimension].bound);
    for (const { dimension, coefficient } of terms) {
      const axis = axisOf.get(dimension);
      if (axis !== undefined) coefficients.set(axis, (coefficients.get(axis) ?? 0) + coefficient);
    }
    for (const [axis, coefficient] of coefficients) {
      step[axis] += coefficient * weight;
      if (relevant & (1 << axis)) simple = false;
      relevant |= 1 << axis;
      rankOf[axis] = ranks.length;
      if (coefficients.size > 1) shared |= 1 << axis;
    }
    if (coefficients.size > 0) ranks.push({ axes: [...coefficients.keys()], coefficients: [...coefficients.values()] });
    // Room for the sum of two differences, as in the evaluator's tables.
    if (extent > 1) weight *= 4 * extent;
  }
  const plain = simple ? relevant & ~shared : 0;
  return { isOutput: dataspace.readWrite, ranks, relevant, plain, rankOf, simple, step };
}

/** Words of the box that so many points of each axis touch. */
export function boxWords(projection: Projection, points: Float64Array, at: number): number {
  let words = 1;
  for (let r = 0; r < projection.ranks.length; r++) words *= extentAlong(projection.ranks[r], points, at);
  return words;
}

export function extentAlong(rank: ProjectedRank, points: Float64Array, at: number): number {
  let extent = 1;
  for (let i = 0; i < rank.axes.length; i++) extent += rank.coefficients[i] * (points[at + rank.axes[i]] - 1);
  return extent;
}

/** Writes the extents of a tile along every rank to `extents` [extentAt + rank]; returns its words. */
export function measureExtents(
  projection: Projection,
  points: Float64Array,
  pointAt: number,
  extents: Float64Array,
  extentAt: number,
): number {
  let words = 1;
  for (let r = 0; r < projection.ranks.length; r++) {
    const extent = extentAlong(projection.ranks[r], points, pointAt);
    extents[extentAt + r] = extent;
    words *= extent;
  }
  return words;
}
