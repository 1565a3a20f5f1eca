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
  /** Share of the tensor's values that are not zero. */
  readonly nonzeroShare: number;
  /** Formats of its ranks, outermost first; `none`. */
  readonly format: string;
  /** On average. */
  readonly utilizedInstances: number;
  /** Share of the tiles that do not fit, and are read from outside; not there where the memory has room for all. */
  readonly overbooked?: number;
  /** What saves reads and updates here; not there where nothing does. */
  readonly saving?: TileSaving;
  readonly reads: FateCounts;
  readonly fills: FateCounts;
  readonly updates: FateCounts;
  /** What the largest tile takes of metadata storage, by rank; not there without a format. */
  readonly formatCapacity?: readonly RankCount[];
  readonly formatReads?: FormatCounts;
  readonly formatFills?: FormatCounts;
  readonly formatUpdates?: FormatCounts;
  /** Words that one instance is asked for on average, those of metadata included, per cycle of computing. */
  readonly demand: { readonly read: number; readonly write: number };
  /** Percent of the bandwidth that metadata take. */
  readonly formatBandwidth: { readonly shared: number; readonly read: number; readonly write: number };
}

/** How a memory saves accesses to a dataspace. */
export interface TileSaving {
  readonly fate: 'gated' | 'skipped';
  /** Share of the accesses that are in vain. */
  readonly probability: number;
  /** Dataspaces of which one has an empty tile then. */
  readonly conditionOn: readonly string[];
}

/** Instances inside a memory that spatial skipping leaves out, on behalf of one dataspace. */
export interface LeftOutInstances {
  readonly level: string;
  readonly dataspace: string;
  /** Share of the instances that the mapping asks for. */
  readonly probability: number;
  /** Dataspaces of which one has an empty tile there. */
  readonly conditionOn: readonly string[];
}

/** An input that is handed to the units by the positions of its values. */
export interface PackedInput {
  readonly level: string;
  readonly dataspace: string;
  /** Steps that are left of those over all coordinates, 0 to 1. */
  readonly steps: number;
  /** Share of the instances that have a value in a step, on average. */
  readonly busy: number;
}

/** Computes of the whole run. */
export interface SparseComputeEvaluation extends FateCounts {
  readonly utilizedInstances: number;
  /** Of the dense problem. */
  readonly algorithmic: number;
  /** Those of which no input is zero: on average, where zeros of one do not hang on those of another. */
  readonly effectual: number;
  /** By units that skip in space, outermost first; not there without any. */
  readonly leftOut?: readonly LeftOutInstances[];
  /** By units that skip positions; not there without any. */
  readonly packed?: readonly PackedInput[];
}
