import { evaluate, type SourceText } from 'loopwright';
import { designFile } from './design-file.ts';
import { freeCosts } from './free-costs.ts';

/** A matrix product: M x K weights, of which the hardware may know where they are zero, by K x N activations. */
export interface TensorCoreProduct {
  readonly M: number;
  readonly N: number;
  readonly K: number;
  readonly activations: number;
}

/** What a sparse tensor core does about zeros. */
export interface TensorCore {
  /** Weights have so many zeros in a pattern that a core need only look at one of so many positions of K; 1 where it is told nothing. */
  readonly positions: number;
  /** Bits that say which. */
  readonly positionBits: number;
  /** Whether activations come as bitmasks and what is set in them. */
  readonly compressesActivations: boolean;
}

/** Of the run, and what its computes alone would take. */
export interface Cycles {
  readonly cycles: number;
  readonly ofComputes: number;
}

/** Rows of weights in all subpartitions at once, positions of K that the sixteen cores of a row have, columns of which the sums stay. */
const rows = { subpartition: 16, all: 64 };
const lanes = 16;
const columns = 128;

/** Weights stay in the cores while columns of activations pass. */
export async function tensorCoreCycles(product: TensorCoreProduct, core: TensorCore): Promise<Cycles> {
  const { M, N, K } = product;
  const { positions } = core;
  // Dense weights leave less of the shared memory to activations.
  const passing = positions > 1 ? columns : columns / 2;
  const none = 'permutation: [M, K, N]';
  const mapping = `mapping:
- {target: Memory, type: temporal, factors: [M=1, N=${N / passing}, K=1], ${none}}
- {target: SharedMemory, type: temporal, factors: [M=${M / rows.all}, N=1, K=1], ${none}}
- {target: Subpartition, type: spatial, factors: [M=${rows.all / rows.subpartition}, N=1, K=1], ${none}, split: 0}
- {target: Accumulators, type: temporal, factors: [M=1, N=1, K=${K / (lanes * positions)}], ${none}}
- {target: Core, type: spatial, factors: [M=${rows.subpartition}, N=1, K=${lanes}], permutation: [K, M, N], split: 1}
- {target: WeightRegister, type: temporal, factors: [M=1, N=${passing}, K=${positions}], permutation: [K, N, M]}
`;
  const design = designFile('sparse-tensor-core.yaml');
  const costs = freeCosts(['Memory', 'SharedMemory', 'Accumulators', 'WeightRegister']);
  const weights = positions > 1 ? { distribution: 'fixed_structured', density: 1 / positions } : undefined;
  return cyclesOf([
    design,
    costs,
    problemOf(product, weights),
    { file: 'mapping.yaml', text: mapping },
    savingsOf(core),
  ]);
}

/** Of cores that take outer products of what is not zero in either operand. @param density of the weights, which lie anywhere */
export async function dualSideCycles(product: TensorCoreProduct, density: number): Promise<Cycles> {
  const { N, K } = product;
  const none = 'permutation: [M, K, N]';
  const mapping = `mapping:
- {target: Memory, type: temporal, factors: [M=1, N=${N / columns}, K=1], ${none}}
- {target: SharedMemory, type: temporal, factors: [M=1, N=2, K=1], ${none}}
- {target: Subpartition, type: spatial, factors: [M=2, N=2, K=1], permutation: [N, K, M], split: 1}
- {target: Accumulators, type: temporal, factors: [M=1, N=1, K=${K}], ${none}}
- {target: Operands, type: temporal, factors: [M=4, N=2, K=1], permutation: [N, M, K]}
- {target: Core, type: spatial, factors: [M=16, N=16, K=1], permutation: [N, K, M], split: 1}
`;
  const design = designFile('dual-side-tensor-core.yaml');
  const costs = freeCosts(['Memory', 'SharedMemory', 'Accumulators', 'Operands']);
  const problem = problemOf(product, { distribution: 'hypergeometric', density });
  return cyclesOf([design, costs, problem, { file: 'mapping.yaml', text: mapping }]);
}

async function cyclesOf(inputs: readonly SourceText[]): Promise<Cycles> {
  const result = await evaluate(inputs);
  if (!result.valid) throw new Error(`the product does not fit: ${result.reason} at ${result.level}`);
  return { cycles: result.cycles, ofComputes: result.compute.cycles };
}

function problemOf(
  { M, N, K, activations }: TensorCoreProduct,
  weights?: { readonly distribution: string; readonly density: number },
): SourceText {
  const ofWeights = weights ? `A: {distribution: ${weights.distribution}, density: ${weights.density}}, ` : '';
  const text = `problem:
  version: 0.4
  shape: gemm_ABZ
  instance: {M: ${M}, N: ${N}, K: ${K}, densities: {${ofWeights}B: {distribution: hypergeometric, density: ${activations}}}}
`;
  return { file: 'product.yaml', text };
}

/** Formats and what they save, as a section beside the design. */
function savingsOf({ positions, positionBits, compressesActivations }: TensorCore): SourceText {
  if (positions === 1) return { file: 'sparse.yaml', text: 'sparse_optimizations: {targets: []}\n' };
  const position = `{format: CP, metadata_word_bits: ${positionBits}}`;
  const outside = (ranks: number) => '{format: UOP, payload_word_bits: 0}, '.repeat(ranks);
  const weights = `{name: A, rank_application_order: inner_to_outer, ranks: [${outside(5)}${position}]}`;
  const bits = '{format: B, metadata_word_bits: 1, flattened_rankIDs: [[N, K]]}';
  const activations = (ranks: number) =>
    compressesActivations
      ? `, {name: B, rank_application_order: inner_to_outer, ranks: [${outside(ranks)}${bits}]}`
      : '';
  const text = `sparse_optimizations:
  targets:
  - {name: Memory, representation_format: {data_spaces: [${weights}${activations(1)}]}}
  - {name: SharedMemory, representation_format: {data_spaces: [${weights}${activations(0)}]}}
  - {name: Accumulators, action_optimization: [{type: skipping, target: Z, condition_on: [A]}]}
  - {name: WeightRegister, representation_format: {data_spaces: [{name: A, rank_application_order: inner_to_outer, ranks: [${position}]}]}}
  - {name: MAC, compute_optimization: [{type: skipping}]}
`;
  return { file: 'sparse.yaml', text };
}
