import { type Dataspace, type Problem, type Rank, rankExtent, type Term } from '@loopwright/spec';
import { requireCountable } from './require-countable.ts';

/**
 * How the ranks of every dataspace follow from the dimensions.
 *
 * A point of a dataspace is addressed by one number, its ranks weighted by `addressStep`, so that two points, two
 * shifts of a tile, or two offsets of children are compared by comparing numbers. The weights leave room for the sum of
 * two differences per rank, which makes the address of a shift unique.
 */
export interface ProjectionTables {
  /** [dataspace * dimensions + dimension] address that one step along the dimension adds; 0 where it is irrelevant. */
  readonly addressStep: Float64Array;
  /** [dataspace] bit mask of the dimensions that its ranks name. */
  readonly relevantMask: Int32Array;
  /** [dataspace] bit masks of the dimensions that share a rank, one per such rank; and of all of them. */
  readonly windowMasks: readonly (readonly number[])[];
  readonly windowMask: Int32Array;
  /** [dataspace * dimensions + dimension] bit mask of those that move the same rank; of all where some move two. */
  readonly rankMask: Int32Array;
  /** [dataspace] 1 where no dimension appears twice. */
  readonly hasOwnRanks: Uint8Array;
  /** [dataspace] first of its plain dimensions, each a rank by itself with coefficient 1; one more at the end. */
  readonly plainStart: Int32Array;
  readonly plainDimension: Int32Array;
  /** [dataspace] its other ranks. */
  readonly windowStart: Int32Array;
  readonly windowRank: Int32Array;
  /** [dataspace] first rank; one more at the end. */
  readonly rankStart: Int32Array;
  /** [rank] what one point along it adds to an address; 0 where the rank has one point only. */
  readonly rankWeight: Float64Array;
  /** [rank] 1 over the weight, or 0: an address times it, rounded, is the way along the rank. */
  readonly rankInverse: Float64Array;
  /** [rank] first term; one more at the end. */
  readonly termStart: Int32Array;
  /** [term] */
  readonly termDimension: Int32Array;
  readonly termCoefficient: Float64Array;
  /** [dataspace * dimensions + dimension] first entry of the ranks in which the dimension appears; one more at the end. */
  readonly appearanceStart: Int32Array;
  /** [appearance] the rank, and what one step along the dimension moves it by. */
  readonly appearanceRank: Int32Array;
  readonly appearanceStep: Float64Array;
}

export function projectionTables(problem: Problem): ProjectionTables {
  const rankStart = [0];
  const rankWeight: number[] = [];
  const termStart = [0];
  const termDimension: number[] = [];
  const termCoefficient: number[] = [];
  const appearanceStart = [0];
  const appearanceRank: number[] = [];
  const appearanceStep: number[] = [];
  const addressStep: number[] = [];
  const plainStart = [0];
  const plainDimension: number[] = [];
  const windowStart = [0];
  const windowRank: number[] = [];
  for (const dataspace of problem.dataspaces) {
    const firstRank = rankStart.at(-1)!;
    const ranks = dataspace.ranks.map((rank) => rank.filter(moves));
    for (const [r, rank] of ranks.entries()) {
      if (rank.length === 1 && rank[0].coefficient === 1) plainDimension.push(rank[0].dimension);
      else windowRank.push(firstRank + r);
      for (const { dimension, coefficient } of rank) {
        termDimension.push(dimension);
        termCoefficient.push(coefficient);
      }
      termStart.push(termDimension.length);
    }
    rankStart.push(firstRank + dataspace.ranks.length);
    plainStart.push(plainDimension.length);
    windowStart.push(windowRank.length);
    const weights = addressWeights(problem, dataspace);
    rankWeight.push(...weights);
    problem.dimensions.forEach((_, dimension) => {
      const steps = dataspace.ranks.map((rank) =>
        rank.reduce((step, term) => step + (term.dimension === dimension ? term.coefficient : 0), 0),
      );
      steps.forEach((step, rank) => {
        if (step === 0) return;
        appearanceRank.push(firstRank + rank);
        appearanceStep.push(step);
      });
      appearanceStart.push(appearanceRank.length);
      addressStep.push(steps.reduce((address, step, rank) => address + step * weights[rank], 0));
    });
  }
  return {
    plainStart: Int32Array.from(plainStart),
    plainDimension: Int32Array.from(plainDimension),
    windowStart: Int32Array.from(windowStart),
    windowRank: Int32Array.from(windowRank),
    rankStart: Int32Array.from(rankStart),
    rankWeight: Float64Array.from(rankWeight),
    rankInverse: Float64Array.from(rankWeight, (weight) => (weight === 0 ? 0 : 1 / weight)),
    termStart: Int32Array.from(termStart),
    termDimension: Int32Array.from(termDimension),
    termCoefficient: Float64Array.from(termCoefficient),
    appearanceStart: Int32Array.from(appearanceStart),
    appearanceRank: Int32Array.from(appearanceRank),
    appearanceStep: Float64Array.from(appearanceStep),
    addressStep: Float64Array.from(addressStep),
    relevantMask: Int32Array.from(problem.dataspaces, ({ ranks }) => union(ranks.map(maskOf))),
    windowMasks: problem.dataspaces.map(windowMasks),
    rankMask: Int32Array.from(
      problem.dataspaces.flatMap((dataspace) =>
        problem.dimensions.map((_, d) =>
          hasOwnRanks(dataspace) ? union(dataspace.ranks.map(maskOf).filter((mask) => mask & (1 << d))) : -1,
        ),
      ),
    ),
    hasOwnRanks: Uint8Array.from(problem.dataspaces, (dataspace) => Number(hasOwnRanks(dataspace))),
    windowMask: Int32Array.from(problem.dataspaces, (dataspace) => union(windowMasks(dataspace))),
  };
}

/** [rank] weights that give every difference of two shifts an address of its own. */
function addressWeights(problem: Problem, dataspace: Dataspace): number[] {
  let weight = 1;
  return dataspace.ranks.map((rank) => {
    const extent = rankExtent(rank, (dimension) => problem.dimensions[dimension].bound);
    if (extent === 1) return 0;
    const own = weight;
    weight = requireCountable(`dataspace ${dataspace.name}`, weight * 4 * extent);
    return own;
  });
}

function hasOwnRanks({ ranks }: Dataspace): boolean {
  const named = ranks
    .flat()
    .filter(moves)
    .map((term) => term.dimension);
  return new Set(named).size === named.length;
}

function windowMasks(dataspace: Dataspace): number[] {
  return dataspace.ranks.map(maskOf).filter((mask) => (mask & (mask - 1)) !== 0);
}

/** Bit mask of the dimensions that move a rank. */
function maskOf(rank: Rank): number {
  return rank.filter(moves).reduce((mask, term) => mask | (1 << term.dimension), 0);
}

/** A coefficient of 0 names a dimension that moves nothing. */
function moves({ coefficient }: Term): boolean {
  return coefficient > 0;
}

function union(masks: readonly number[]): number {
  return masks.reduce((all, mask) => all | mask, 0);
}
