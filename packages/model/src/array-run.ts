import type { MulticastHistogram } from './multicast.ts';

/** The boundary below a level of an uneven array, and how its children are served. */
export interface ArrayBoundary {
  readonly level: number;
  readonly dataspace: number;
  /** Children keep nothing from step to step. */
  readonly always: boolean;
  /** Each child is served by a read of its own. */
  readonly separately: boolean;
  readonly forwards: boolean;
  readonly recordsHops: boolean;
}

/** What crosses the boundary below one instance over the whole run. */
export interface ArrayRun {
  readonly accesses: number;
  readonly linkTransfers: number;
  /** [child] words that the instance itself sends it. */
  readonly received: readonly number[];
  readonly multicast: MulticastHistogram | null;
}
