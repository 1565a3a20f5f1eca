/** How a problem is run on an architecture; [level] in the order of `Architecture.levels`. */
export interface Mapping {
  readonly levels: readonly LevelMapping[];
}

export interface LevelMapping {
  /** [dimension] loop bound: temporal at a memory, spatial at a fan-out. */
  readonly factors: readonly number[];
  /** [dimension] bound of the last pass; equal to the factor where that is perfect. */
  readonly remainders: readonly number[];
  /** Every dimension once, innermost loop first. */
  readonly permutation: readonly number[];
  /** Fan-outs: loops at positions below `split` run along X, the others along Y. 0 at memories. */
  readonly split: number;
  /** [dataspace] false is bypass; all false at fan-outs. */
  readonly keeps: readonly boolean[];
}
