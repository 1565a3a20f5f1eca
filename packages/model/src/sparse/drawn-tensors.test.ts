import { Random } from '@loopwright/mapspace';
import { loadSpecification } from '@loopwright/spec';
import { countZeros, DrawnTensor, type ReadCount, type ZeroCount } from '@loopwright/testkit';
import { describe, expect, test } from 'vitest';
import type { ValidEvaluation } from '../evaluation.ts';
import { compileEvaluator } from '../evaluator.ts';
import type { FateCounts, SparseTileEvaluation } from '../sparse/sparse-evaluation.ts';

/**
 * The model against tensors that are drawn: the nest runs on each, every value is looked at, and means over all draws must be the
 * model's figures. Held to it is what the model takes as a chance and no more: how often a tile is empty, a read is in vain, an operand
 * is zero. Left out is what it rounds up before it takes means: metadata of CP, the largest occupancy.
 */
const DRAWS = 200;
/** Of a mean: one of thirty is further off by chance in one of a thousand seeds. */
const MOST_STANDARD_ERRORS = 4;

const A = 0;
const B = 1;
const BUFFER = 0;
const DRAM = 1;

const formatOfA = (offsets: number) =>
  `representation_format: {data_spaces: [{name: A, ranks: [${'{format: UOP}, '.repeat(offsets)}{format: B}]}]}`;
const DRAM_FORMAT = formatOfA(3);
const BUFFER_FORMAT = formatOfA(1);
const units = (kind: string, target: string, condition: string) =>
  `action_optimization: [{type: ${kind}, target: ${target}, condition_on: [${condition}]}]`;

/** A product of 6 x 8 by 8 x 4, K cut in tiles of 4 and N in tiles of 2. */
function runModel(
  dram: string,
  buffer: string,
  densities: readonly [number, number],
  orders: readonly [string, string],
) {
  const attributes = 'datawidth: 8, width: 8, metadata_datawidth: 8, metadata_storage_width: 8';
  const text = `
architecture:
  version: 0.4
  nodes:
  - !Component {name: DRAM, class: DRAM, attributes: {${attributes}}, sparse_optimizations: {${dram}}}
  - !Component
    name: Buffer
    class: SRAM
    attributes: {${attributes}, depth: 256, metadata_storage_depth: 256, decompression_supported: true}
    sparse_optimizations: {${buffer}}
  - !Component {name: MAC, class: intmac, sparse_optimizations: {compute_optimization: [{type: skipping}, {type: gating}]}}
problem:
  version: 0.4
  shape:
    name: product
    dimensions: [M, N, K]
    data_spaces:
    - {name: A, projection: [[[M]], [[K]]]}
    - {name: B, projection: [[[K]], [[N]]]}
    - {name: Z, projection: [[[M]], [[N]]], read_write: True}
  instance:
    {M: 6, N: 4, K: 8, densities: {A: {distribution: hypergeometric, density: ${densities[0]}},
    B: {distribution: hypergeometric, density: ${densities[1]}}}}
mapping:
- {target: DRAM, type: temporal, factors: [M=3, N=2, K=2], permutation: [${orders[0]}]}
- {target: Buffer, type: temporal, factors: [M=2, N=2, K=4], permutation: [${orders[1]}]}
`;
  const { problem, architecture, mapping } = loadSpecification([{ file: 'all.yaml', text }]).specification;
  const free = { energyPj: {}, areaUm2: 0 };
  const costs = { levels: architecture.levels.map(() => free), compute: free };
  const evaluation = compileEvaluator(problem, architecture, costs).analyse(mapping!.mapping) as ValidEvaluation;
  const random = new Random(17);
  const draw = (conditions: readonly (number | undefined)[]) => {
    const tensors = problem.dataspaces.map(
      (space, s) => new DrawnTensor(problem, space, densities[s] ?? 1, () => random.float()),
    );
    return countZeros(problem, architecture, mapping!.mapping, tensors, conditions);
  };
  return { evaluation, draw };
}

/** Means over draws, and what they are off by chance. */
function expectMean(draws: readonly ZeroCount[], figure: (count: ZeroCount) => number, modelled: number, rounding = 1) {
  const values = draws.map(figure);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  const off = MOST_STANDARD_ERRORS * Math.sqrt(variance / values.length) + rounding;
  expect(Math.abs(mean - modelled), `mean ${mean}, model ${modelled}`).toBeLessThanOrEqual(off);
}

const sparseOf = ({ levels }: ValidEvaluation, level: number, s: number): SparseTileEvaluation =>
  levels[level]!.dataspaces[s]!.sparse!;
const saved = ({ gated, skipped }: FateCounts) => gated + skipped;
const readsOf = (level: number, s: number, pick: (count: ReadCount) => number) => (count: ZeroCount) =>
  pick(count.reads[level]![s]!);

const orders: readonly (readonly [string, string])[] = [
  ['K, N, M', 'K, N, M'],
  ['N, K, M', 'M, K, N'],
];

describe.each(orders)('of nests in the order %s, and inside %s, means over drawn tensors are', (...order) => {
  test('occupancies of tiles, and words that are there', () => {
    const { evaluation, draw } = runModel(DRAM_FORMAT, BUFFER_FORMAT, [0.2, 1], order);
    const draws = Array.from({ length: DRAWS }, () => draw([]));
    const dram = sparseOf(evaluation, DRAM, A);
    const buffer = sparseOf(evaluation, BUFFER, A);
    expectMean(
      draws,
      readsOf(DRAM, A, ({ nonzeros }) => nonzeros),
      dram.reads.actual,
    );
    // Empty tiles are not sent: counts are those of an instance that has one, and so many are busy on average, to two digits.
    const { actual } = buffer.reads;
    const busy = buffer.utilizedInstances;
    expectMean(
      draws,
      readsOf(BUFFER, A, ({ nonzeros }) => nonzeros),
      actual * busy,
      1 + 0.005 * actual,
    );
    const present = readsOf(DRAM, A, ({ tiles, emptyTiles }) => 1 - emptyTiles / tiles);
    expectMean(draws, present, busy, 0.005);
    expectMean(draws, ({ effectual }) => effectual, evaluation.compute.computes);
  });

  test.each([
    ['skipping', [0.3, 0.6]],
    ['gating', [0.1, 0.9]],
  ] as const)('%s of B on A at the buffer, value by value', (kind, densities) => {
    const { evaluation, draw } = runModel('', units(kind, 'B', 'A'), densities, order);
    const draws = Array.from({ length: DRAWS }, () => draw([undefined, A]));
    expectMean(
      draws,
      readsOf(BUFFER, B, ({ wordsInVain }) => wordsInVain),
      saved(sparseOf(evaluation, BUFFER, B).reads),
    );
    expectMean(draws, ({ effectual }) => effectual, evaluation.compute.computes);
  });

  test('skipping of B on A at the DRAM, tile by tile, and what that leaves to the buffer', () => {
    const { evaluation, draw } = runModel(units('skipping', 'B', 'A'), units('gating', 'B', 'A'), [0.05, 1], order);
    const draws = Array.from({ length: DRAWS }, () => draw([undefined, A]));
    const { reads, fills } = {
      reads: sparseOf(evaluation, DRAM, B).reads,
      fills: sparseOf(evaluation, BUFFER, B).fills,
    };
    expectMean(
      draws,
      readsOf(DRAM, B, ({ wordsInVain }) => wordsInVain),
      saved(reads),
    );
    expectMean(
      draws,
      readsOf(DRAM, B, ({ words, wordsInVain }) => words - wordsInVain),
      fills.actual,
    );
  });

  test('skipping of compressed A on B', () => {
    const { evaluation, draw } = runModel(
      DRAM_FORMAT,
      `${BUFFER_FORMAT}, ${units('skipping', 'A', 'B')}`,
      [0.4, 0.3],
      order,
    );
    const draws = Array.from({ length: DRAWS }, () => draw([B]));
    const { reads } = sparseOf(evaluation, BUFFER, A);
    expectMean(
      draws,
      readsOf(BUFFER, A, ({ nonzerosInVain }) => nonzerosInVain),
      saved(reads),
    );
    expectMean(
      draws,
      readsOf(BUFFER, A, ({ nonzeros, nonzerosInVain }) => nonzeros - nonzerosInVain),
      reads.actual,
    );
  });
});
