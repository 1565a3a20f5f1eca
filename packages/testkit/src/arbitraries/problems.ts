import type { Dataspace, Problem, Rank } from '@loopwright/spec';
import fc from 'fast-check';
import { kernelProblem, kernels } from './kernels.ts';
import { pickFrom } from './pick-from.ts';

export interface ProblemOptions {
  /** Operations at most: the product of the bounds. */
  readonly maxOperations?: number;
  readonly maxDimensions?: number;
  readonly maxDataspaces?: number;
}

interface TermChoice {
  readonly dimension: number;
  readonly coefficient: number;
}

const bound = pickFrom(1, 2, 3, 4, 6, 5, 8, 7, 12, 9, 16);

/** Tensor computations, half of them arbitrary ones and half of the kind that people map. */
export function problems(options: ProblemOptions = {}): fc.Arbitrary<Problem> {
  return fc.oneof(arbitraryProblems(options), kernelProblems(options));
}

/**
 * Any number of tensors, strides, dilations, sliding windows (ranks of several terms), ranks of one point (without terms) and
 * dimensions that occur in several ranks of one tensor. Shrinks towards one dimension of bound 1 and one input.
 */
export function arbitraryProblems(options: ProblemOptions = {}): fc.Arbitrary<Problem> {
  const { maxOperations, maxDimensions, maxDataspaces } = withDefaults(options);
  const term = fc.record({
    dimension: fc.nat({ max: maxDimensions - 1 }),
    coefficient: pickFrom(1, 1, 1, 2, 3),
  });
  const ranks = fc.array(fc.array(term, { maxLength: 3 }), { minLength: 1, maxLength: 3 });
  return fc
    .record({
      bounds: fc.array(bound, { minLength: 1, maxLength: maxDimensions }),
      dataspaces: fc.array(fc.record({ readWrite: fc.boolean(), ranks }), { minLength: 1, maxLength: maxDataspaces }),
    })
    .map(({ bounds, dataspaces }) => ({
      name: 'arbitrary',
      dimensions: limitProduct(bounds, maxOperations).map((points, d) => ({ name: `D${d}`, bound: points })),
      dataspaces: dataspaces.map((space, s): Dataspace => {
        return {
          name: `T${s}`,
          readWrite: space.readWrite,
          ranks: space.ranks.map((terms) => rankOf(terms, bounds.length)),
        };
      }),
    }));
}

function kernelProblems(options: ProblemOptions): fc.Arbitrary<Problem> {
  const { maxOperations, maxDimensions, maxDataspaces } = withDefaults(options);
  const fitting = kernels.filter(
    ({ dimensions, dataspaces }) =>
      dimensions.length <= maxDimensions && Object.keys(dataspaces).length <= maxDataspaces,
  );
  const [simplest, ...others] = fitting;
  if (!simplest) return arbitraryProblems(options);
  return fc
    .record({
      kernel: pickFrom(simplest, ...others),
      bounds: fc.array(bound, { minLength: maxDimensions, maxLength: maxDimensions }),
      steps: fc.record({ stride: pickFrom(1, 1, 2, 3), dilation: pickFrom(1, 1, 2) }),
    })
    .map(({ kernel, bounds, steps }) => kernelProblem(kernel, limitProduct(bounds, maxOperations), steps));
}

function withDefaults({ maxOperations = 512, maxDimensions = 5, maxDataspaces = 5 }: ProblemOptions) {
  return { maxOperations, maxDimensions, maxDataspaces };
}

/** A dimension occurs once at most in a rank. */
function rankOf(choices: readonly TermChoice[], dimensions: number): Rank {
  const coefficients = new Map<number, number>();
  for (const { dimension, coefficient } of choices) coefficients.set(dimension % dimensions, coefficient);
  return [...coefficients].map(([dimension, coefficient]) => ({ dimension, coefficient }));
}

function limitProduct(bounds: readonly number[], most: number): number[] {
  let product = 1;
  return bounds.map((points) => {
    const limited = Math.min(points, Math.max(1, Math.floor(most / product)));
    product *= limited;
    return limited;
  });
}
