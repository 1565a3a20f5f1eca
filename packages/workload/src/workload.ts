import type { Problem } from '@loopwright/spec';

/**
 * A network: its operations in the order in which they run, and the tensors that pass between them. Plain data, which is
 * sent, hashed and stored as it is.
 */
export interface Workload {
  readonly name: string;
  /** Those with a loop nest to map. */
  readonly operations: readonly Operation[];
  /** Everything else that the network computes or moves; no cost is known of it. */
  readonly notCosted: readonly UncostedOperation[];
  /** Every tensor that an operation names, each once. */
  readonly tensors: readonly Tensor[];
}

/** A loop nest of a network: one layer, one matrix product. */
export interface Operation {
  /** Unique in its workload. */
  readonly name: string;
  /** As its source calls it: `Conv`, `MatMul`. */
  readonly kind: string;
  readonly problem: Problem;
  /** How often it runs, each time with tensors of its own: those named are the first ones. */
  readonly count: number;
  /** [dataspace] in the order of the problem. */
  readonly operands: readonly Operand[];
}

/** Which tensor of the network a dataspace of the problem is. */
export interface Operand {
  readonly dataspace: string;
  readonly tensor: string;
  /** Bits of a word; absent where nobody says. */
  readonly bits?: number;
}

/** An operation that no loop nest stands for: element-wise, pooling, normalisation, a copy. */
export interface UncostedOperation {
  /** Unique among those without a cost. */
  readonly name: string;
  readonly kind: string;
  readonly count: number;
  /** Elementary operations (additions, comparisons, exponentials) of one run; null where they depend on data. */
  readonly operations: number | null;
  /** Words read and written of one run, each tensor once; null where they depend on data. */
  readonly words: number | null;
  /** Tensors by name. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/** A tensor of the network, by which operations follow each other. */
export interface Tensor {
  /** Unique in its workload. */
  readonly name: string;
  /** Without borders that padding adds; null where its size depends on data. */
  readonly words: number | null;
  readonly bits?: number;
  /** True of what is there before the network runs: weights. */
  readonly isConstant: boolean;
}
