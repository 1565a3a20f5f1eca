import type { ZeroSaving } from './zero-savings.ts';

/** What a mapping does with its tensors, in numbers. Levels and dataspaces go by their names, innermost first. */
export interface Explanation {
  readonly dataflow: Dataflow;
  /** Every dataspace in every memory that keeps it. */
  readonly residences: readonly Residence[];
  /** Every dataspace that crosses a fan-out in use. */
  readonly deliveries: readonly Delivery[];
  readonly cycles: CycleExplanation;
  /** [dataspace] */
  readonly traffic: readonly OutermostTraffic[];
  /** What became of every action, innermost first; empty where the design does nothing about zeros. */
  readonly zeros: readonly ZeroSaving[];
}

export type DataflowName =
  | 'row-stationary'
  | 'weight-stationary'
  | 'input-stationary'
  | 'output-stationary'
  /** The tensor is neither weights, inputs nor outputs by its name or place in the problem, as A of A x B. */
  | 'operand-stationary'
  | 'no-local-reuse';

/** The name of a dataflow and what it rests on. */
export interface Dataflow {
  readonly name: DataflowName;
  /** The tensor that stays; of a row-stationary one the tensor whose rows are reused; null where nothing is. */
  readonly dataspace: string | null;
  /** The memory it stays in. */
  readonly level: string | null;
  /** Computes that a word of it serves while it stays there. */
  readonly computesPerWord: number;
}

/** One dataspace in one memory; counts are per instance. */
export interface Residence {
  readonly level: string;
  readonly dataspace: string;
  /** Whether the memory serves one compute unit, and is not where the dataspace comes from. */
  readonly isLocal: boolean;
  readonly tileWords: number;
  /**
   * Iterations (cycles, but for stalls) during which one tile stays in place: those of the loops of the level and inside
   * it, times the bounds of the loops next outside that do not move the tile.
   */
  readonly stationaryIterations: number;
  /** Tiles that follow each other over the run. */
  readonly stays: number;
  /** Computes that a word serves during one stay, on average, all units below taken together. */
  readonly computesPerWord: number;
  /** The loop whose step ends a stay, and the words that step brings: fewer than the tile where that slides on. */
  readonly movedBy: MovingLoop | null;
  /** Words that pass between the memory and what lies inside it, per word that is brought in (see `reuseFactors`). */
  readonly temporalReuse: number;
  /** Words that arrive inside, at every instance, per word that is handed in. */
  readonly spatialReuse: number;
}

export interface MovingLoop {
  readonly dimension: string;
  readonly level: string;
  readonly newWords: number;
}

/** How a dataspace crosses a fan-out; counts are per instance of the fan-out. */
export interface Delivery {
  readonly level: string;
  readonly dataspace: string;
  /** Inputs that several children share are multicast, outputs reduced; else every child has words of its own. */
  readonly kind: 'multicast' | 'reduced' | 'separate';
  readonly children: number;
  /** Children that share a word, at the most. */
  readonly sharedBy: number;
  /** Words that cross it, each once however many children share it. */
  readonly words: number;
  /** Words that children take from a neighbour instead. */
  readonly forwardedWords: number;
  /** Additions on the way out. */
  readonly reductions: number;
  /** The fan-out's loops, innermost first. */
  readonly loops: readonly SpatialLoop[];
}

export interface SpatialLoop {
  readonly dimension: string;
  readonly factor: number;
  readonly axis: 'X' | 'Y';
  /** Whether its children need different words of the dataspace. */
  readonly isRelevant: boolean;
}

/** What takes the cycles. */
export interface CycleExplanation {
  readonly cycles: number;
  /** What asks for cycles, most first: the first one bounds the run. */
  readonly limits: readonly CycleLimit[];
  /** Cycles beyond the first limit: latencies of networks, and what plugins add. */
  readonly addedCycles: number;
  /** No mapping takes fewer: every instance computes in every cycle, at points where no input is zero if zeros are saved on. */
  readonly leastComputeCycles: number;
  /** No mapping takes fewer: the compulsory words cross the outermost memory's bandwidth once; 0 where that is free, or zeros are saved on. */
  readonly leastTrafficCycles: number;
}

export interface CycleLimit {
  readonly level: string;
  readonly by: 'compute' | 'read bandwidth' | 'write bandwidth' | 'shared bandwidth';
  readonly cycles: number;
  /**
   * Words asked of one instance, the busiest one where they differ, per cycle of computing, and what it can serve. Of compute units,
   * those used and there.
   */
  readonly asked: number;
  readonly available: number;
}

/** Traffic of a dataspace at the outermost memory that keeps it, all instances. */
export interface OutermostTraffic {
  readonly dataspace: string;
  readonly level: string;
  /**
   * Every point that the computes touch, moved once: no mapping moves fewer. Where zeros are saved on, those that are not zero: fewer
   * only as far as what they meet is zero.
   */
  readonly compulsoryWords: number;
  /** Words read, and of outputs updated too; of those that are done where zeros are saved on. */
  readonly words: number;
}
