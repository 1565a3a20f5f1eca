import type { Problem } from '@loopwright/spec';
import { isRelevant } from './loop-nest.ts';

export type TensorRole = 'weight' | 'input' | 'output' | 'operand';

/** A rank of an input along which a filter slides: the sum of filter dimensions and output dimensions. */
export interface Window {
  readonly dataspace: number;
  /** Summed over: in no output. */
  readonly filter: readonly number[];
  /** In an output. */
  readonly sliding: readonly number[];
}

/** The ranks of inputs that a filter slides along. */
export function slidingWindows({ dataspaces }: Problem): Window[] {
  const isInOutput = (dimension: number) =>
    dataspaces.some((dataspace) => dataspace.readWrite && isRelevant(dataspace, dimension));
  return dataspaces.flatMap(({ ranks, readWrite }, dataspace) => {
    if (readWrite) return [];
    return ranks
      .map((rank) => rank.map(({ dimension }) => dimension))
      .map((dimensions) => ({
        dataspace,
        filter: dimensions.filter((dimension) => !isInOutput(dimension)),
        sliding: dimensions.filter(isInOutput),
      }))
      .filter(({ filter, sliding }) => filter.length > 0 && sliding.length > 0);
  });
}

/** The tensors, other than outputs and the input itself, that hold the filter of a window. */
export function filtersOf({ dataspaces }: Problem, { dataspace, filter }: Window): number[] {
  return [...dataspaces.keys()].filter((s) => {
    if (s === dataspace || dataspaces[s].readWrite) return false;
    return filter.some((dimension) => isRelevant(dataspaces[s], dimension));
  });
}

/**
 * What every dataspace is. Outputs are written. A tensor along which a filter slides is an input, the filter weights. Where
 * nothing slides, as in a matrix product, the names tell; a tensor that is neither by its name is an operand.
 */
export function tensorRoles(problem: Problem): TensorRole[] {
  const windows = slidingWindows(problem);
  const weights = new Set(windows.flatMap((window) => filtersOf(problem, window)));
  return problem.dataspaces.map(({ name, readWrite }, s) => {
    if (readWrite) return 'output';
    if (windows.some(({ dataspace }) => dataspace === s)) return 'input';
    if (weights.has(s) || /^(weights?|filters?|kernels?|w)$/i.test(name)) return 'weight';
    return /^(inputs?|ifmaps?|(input)?_?activations?|features?|i|x)$/i.test(name) ? 'input' : 'operand';
  });
}
