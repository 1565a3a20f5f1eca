import type { Operation } from '@loopwright/workload';

/** What a search found for one operation: of one run of it. */
export interface OperationCost<R> {
  readonly energyPj: number;
  readonly cycles: number;
  /** Of the objective that was asked for, in its unit. */
  readonly score: number;
  /** Least score that any mapping can have, as far as proven. */
  readonly bound: number;
  /** All that the search gave, for whoever reports it. */
  readonly result: R;
}

/**
 * Finds the mapping of an operation that costs least by an objective, as `edp` or `energy+1.5*delay`: by a search, or from a
 * store. Null where no valid mapping was found.
 */
export type SearchOperation<R> = (operation: Operation, objective: string) => Promise<OperationCost<R> | null>;

/** Bounds from below what an operation costs by `energy` or `delay`, with hardly any work; 0 where nothing is known. */
export type GlanceAtOperation = (operation: Operation, objective: string) => Promise<number>;
