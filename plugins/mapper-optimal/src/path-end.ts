import type { Path } from './tree/search-stack.ts';

/** What becomes of the whole loop nests that a walk comes to. */
export interface PathEnd {
  /** True while a path is being settled. */
  readonly pending: boolean;
  /** Least score of what was left open: Infinity where nothing is. */
  readonly least: number;
  /** Takes up another plan, whose score is so much at the least. */
  begin(planBound: number): void;
  /** Takes up a path that costs so much at the least, [resource]. */
  settle(path: Path, costs: Float64Array): void;
  /** Goes on with it, for up to so many evaluations. */
  run(evaluations: number): void;
}
