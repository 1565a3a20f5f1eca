import type { SourceLocation } from './location.ts';

/** What a user fixes of every mapping; [level] in the order of `Architecture.levels`. */
export interface Constraints {
  readonly levels: readonly LevelConstraints[];
  readonly reuse: ReuseRules;
  /** Least share of the compute units that a mapping must use (`utilization`, `parallelism`); 0 where absent. */
  readonly minParallelism?: number;
  readonly minParallelismLocation?: SourceLocation;
  /** [level] Share of its tiles that need not fit, where a memory overbooks (`max_overbooked_proportion`); any where absent. */
  readonly mostOverbooked?: readonly number[];
}

export interface LevelConstraints {
  /** [dimension] */
  readonly factors: readonly FactorConstraint[];
  /**
   * Dimensions in a fixed order, innermost first; loops that are not listed are free and lie outside the prefix and
   * inside the suffix.
   */
  readonly permutationPrefix: readonly number[];
  readonly permutationSuffix: readonly number[];
  /** Loops at positions below it run along X, the others along Y. Free where absent. */
  readonly split?: number;
  /** [dataspace] */
  readonly keep: readonly KeepConstraint[];
  readonly location?: SourceLocation;
}

export type KeepConstraint = 'keep' | 'bypass' | 'free';

export interface FactorConstraint {
  /** The only factor allowed; 'rest' takes what the other levels leave. */
  readonly exactly?: number | 'rest';
  readonly atLeast?: number;
  readonly atMost?: number;
  /** Iterations of the last pass, where they are fixed too: `P=5,3`. */
  readonly lastPass?: number;
  /** Whether imperfect factors (a shorter last pass) may be tried here. */
  readonly remainder?: boolean;
  readonly location?: SourceLocation;
}

/** Reuse that a mapping forbids; all [level][dataspace]. */
export interface ReuseRules {
  /** At a memory no tile is kept from step to step; at a fan-out no read is shared between children. */
  readonly noReuse: readonly (readonly boolean[])[];
  /** At a fan-out no child takes words from its neighbour. */
  readonly noLinkTransfer: readonly (readonly boolean[])[];
  /** At a memory the first update of a point reads it too. */
  readonly rmwFirstUpdate: readonly (readonly boolean[])[];
}
