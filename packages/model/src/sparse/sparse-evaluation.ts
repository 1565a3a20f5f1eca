/** What became of actions: done, gated or skipped; what never arrives is in none of them. */
export interface FateCounts {
  readonly actual: number;
  readonly gated: number;
  readonly skipped: number;
}

/** Units of metadata and of payload, of one rank. */
export type RankCount = readonly [metadata: number, payload: number];

/** [rank] outermost first. */
export interface FormatCounts {
  readonly actual: readonly RankCount[];
  readonly gated: readonly RankCount[];
  readonly skipped: readonly RankCount[];
}

/** One dataspace at one memory of a sparse design, per instance. */
export interface SparseTileEvaluation {
  /** Name of its distribution. */
  readonly density: string;
  /** Values of a tile, zeros included. */
  readonly tileShape: number;
  /** Formats of its ranks, outermost first; `none`. */
  readonly format: string;
  /** On average. */
  readonly utilizedInstances: number;
  readonly reads: FateCounts;
  readonly fills: FateCounts;
  readonly updates: FateCounts;
  /** What the largest tile takes of metadata storage, by rank; not there without a format. */
  readonly formatCapacity?: readonly RankCount[];
  readonly formatReads?: FormatCounts;
  readonly formatFills?: FormatCounts;
  readonly formatUpdates?: FormatCounts;
  /** Percent of the bandwidth that metadata take. */
  readonly formatBandwidth: { readonly shared: number; readonly read: number; readonly write: number };
}

/** Computes of the whole run. */
export interface SparseComputeEvaluation extends FateCounts {
  readonly utilizedInstances: number;
  /** Of the dense problem. */
  readonly algorithmic: number;
}
