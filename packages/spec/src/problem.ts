import type { SourceLocation } from './location.ts';
import type { Density } from './sparse.ts';

/**
 * A tensor computation as a loop nest over an operation space (Timeloop, ISPASS 2019): every point of the
 * space given by the dimensions is one compute, and every dataspace projects that point onto one of its own points.
 */
export interface Problem {
  readonly name: string;
  readonly dimensions: readonly Dimension[];
  readonly dataspaces: readonly Dataspace[];
}

export interface Dimension {
  readonly name: string;
  /** Number of points, 1 or more. */
  readonly bound: number;
  readonly location?: SourceLocation;
}

/** A tensor of the problem. */
export interface Dataspace {
  readonly name: string;
  /** True for outputs, which are updated as well as read. */
  readonly readWrite: boolean;
  readonly ranks: readonly Rank[];
  /** Of a tensor that has zeros. */
  readonly density?: Density;
  readonly location?: SourceLocation;
}

/** One coordinate of a dataspace: the sum of its terms. */
export type Rank = readonly Term[];

/** `coefficient x dimension`; strides and dilations are coefficients. */
export interface Term {
  /** Index into `Problem.dimensions`. */
  readonly dimension: number;
  readonly coefficient: number;
}
