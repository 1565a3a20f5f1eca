import { readFileSync } from 'node:fs';
import { type AnalysisCase, analysisCases, sparseCases } from '@loopwright/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cells, conv2d, explainSources } from '../../test/explain-design.ts';
import { compileEvaluator } from '../evaluator.ts';
import { explainMapping } from './explain.ts';

/** Explains a mapping of a convolution on 4 x 4 cells. */
function explainCells(depth: number, bounds: string, mapping: string) {
  const files = { 'arch.yaml': cells(depth), 'problem.yaml': conv2d(bounds), 'mapping.yaml': `mapping:\n${mapping}` };
  return explainSources(Object.entries(files).map(([file, text]) => ({ file, text }))).explanation;
}

/** Files of the workspace's configs. */
function configs(...paths: string[]) {
  return paths.map((path) => ({
    file: path,
    text: readFileSync(new URL(`../../../../configs/${path}`, import.meta.url), 'utf8'),
  }));
}

describe('weights that stay in the cells: 4 channels along X, 4 filters along Y, 3 x 2 outputs in time', () => {
  const { dataflow, residences, deliveries, cycles, traffic } = explainCells(
    1,
    'C: 4, M: 4, R: 1, S: 1, P: 3, Q: 2',
    `- {target: Cell, type: bypass, keep: [Weights], bypass: [Inputs, Outputs]}
- {target: PE, type: spatial, factors: [C=4, M=4, P=1, Q=1], permutation: [C, M, P, Q], split: 1}
- {target: DRAM, type: temporal, factors: [C=1, M=1, P=3, Q=2], permutation: [P, Q, C, M]}`,
  );

  test('weight stationary: each weight serves all 6 outputs', () => {
    expect(dataflow).toEqual({
      name: 'weight-stationary',
      dataspace: 'Weights',
      level: 'Cell',
      computesPerWord: 6,
    });
  });

  test('reuse', () => {
    const common = { stationaryIterations: 6, stays: 1, movedBy: null };
    expect(residences).toEqual([
      {
        ...{ level: 'Cell', dataspace: 'Weights', isLocal: true, tileWords: 1, computesPerWord: 6, ...common },
        ...{ temporalReuse: 6, spatialReuse: 1 },
      },
      {
        ...{ level: 'DRAM', dataspace: 'Weights', isLocal: false, tileWords: 16, computesPerWord: 6, ...common },
        ...{ temporalReuse: 1, spatialReuse: 1 },
      },
      {
        ...{ level: 'DRAM', dataspace: 'Inputs', isLocal: false, tileWords: 24, computesPerWord: 4, ...common },
        ...{ temporalReuse: 1, spatialReuse: 4 },
      },
      {
        ...{ level: 'DRAM', dataspace: 'Outputs', isLocal: false, tileWords: 24, computesPerWord: 4, ...common },
        ...{ temporalReuse: 1, spatialReuse: 4 },
      },
    ]);
  });

  test('inputs are multicast to the 4 filters, outputs of 4 channels added up', () => {
    expect(deliveries).toMatchObject([
      { dataspace: 'Weights', kind: 'separate', children: 16, sharedBy: 1, words: 16, reductions: 0 },
      { dataspace: 'Inputs', kind: 'multicast', children: 16, sharedBy: 4, words: 24, forwardedWords: 0 },
      { dataspace: 'Outputs', kind: 'reduced', children: 16, sharedBy: 4, words: 24, reductions: 72 },
    ]);
    expect(deliveries[1].loops).toEqual([
      { dimension: 'C', factor: 4, axis: 'X', isRelevant: true },
      { dimension: 'M', factor: 4, axis: 'Y', isRelevant: false },
    ]);
  });

  test('reading 16 + 24 words, 4 per cycle, takes longer than 6 cycles of computing', () => {
    expect(cycles).toEqual({
      cycles: 10,
      limits: [
        { level: 'DRAM', by: 'read bandwidth', cycles: 10, asked: expect.closeTo(40 / 6, 9), available: 4 },
        { level: 'DRAM', by: 'shared bandwidth', cycles: 8, asked: expect.closeTo(64 / 6, 9), available: 8 },
        { level: 'MAC', by: 'compute', cycles: 6, asked: 16, available: 16 },
      ],
      addedCycles: 0,
      leastComputeCycles: 6,
      leastTrafficCycles: 10,
    });
    expect(traffic).toEqual([
      { dataspace: 'Weights', level: 'DRAM', compulsoryWords: 16, words: 16 },
      { dataspace: 'Inputs', level: 'DRAM', compulsoryWords: 24, words: 24 },
      { dataspace: 'Outputs', level: 'DRAM', compulsoryWords: 24, words: 24 },
    ]);
  });
});

describe('outputs that stay in the cells: 4 columns along X, 4 filters along Y, filter and channels in time', () => {
  const { dataflow, residences, deliveries, cycles, traffic } = explainCells(
    2,
    'C: 6, M: 4, R: 3, S: 1, P: 4, Q: 2',
    `- {target: Cell, type: bypass, keep: [Inputs, Outputs], bypass: [Weights]}
- {target: PE, type: spatial, factors: [P=4, M=4, C=1, Q=1, R=1], permutation: [P, M], split: 1}
- {target: DRAM, type: temporal, factors: [P=1, M=1, C=6, R=3, Q=2], permutation: [R, C, Q]}`,
  );
  const at = (level: string, dataspace: string) =>
    residences.find((residence) => residence.level === level && residence.dataspace === dataspace);

  test('output stationary: each output stays for all of its 3 x 6 products', () => {
    expect(dataflow).toMatchObject({ name: 'output-stationary', level: 'Cell', computesPerWord: 18 });
    expect(at('Cell', 'Outputs')).toMatchObject({
      stationaryIterations: 18,
      stays: 2,
      movedBy: { dimension: 'Q', level: 'DRAM', newWords: 1 },
      temporalReuse: 18,
    });
  });

  test('inputs come from the neighbour but at the first of 3 filter columns', () => {
    // 36 steps, of which 24 go one column on: 3 of the 4 cells in each of 4 rows then take what the next one had.
    expect(deliveries.find(({ dataspace }) => dataspace === 'Inputs')).toMatchObject({
      sharedBy: 4,
      words: 12 * 4 + 24,
      forwardedWords: 24 * 12,
    });
    expect(at('Cell', 'Inputs')).toMatchObject({ stationaryIterations: 1, temporalReuse: 1, spatialReuse: 1 });
    expect(at('DRAM', 'Inputs')).toMatchObject({ temporalReuse: 1, spatialReuse: 8 });
  });

  test('weights are read again for the second output row', () => {
    expect(at('DRAM', 'Weights')).toMatchObject({ temporalReuse: 2, spatialReuse: 4 });
    expect(traffic[0]).toMatchObject({ compulsoryWords: 72, words: 144 });
    expect(cycles).toMatchObject({ cycles: 54, leastComputeCycles: 36, leastTrafficCycles: 36 });
    expect(cycles.limits[0]).toMatchObject({ level: 'DRAM', by: 'read bandwidth', cycles: 54 });
  });
});

describe('rows on the row-stationary array: filter rows along Y, output rows along X', () => {
  const mapping = `mapping:
- {target: OutputSpad, type: temporal, factors: [M=8, C=1, R=1, S=1, P=1, Q=1], permutation: [N, C, P, Q, R, S, M]}
- {target: WeightSpad, type: temporal, factors: [C=4, R=3, M=1, S=1, P=1, Q=1], permutation: [N, M, P, Q, S, C, R]}
- {target: InputSpad, type: temporal, factors: [M=1, C=1, R=1, S=1, P=1, Q=1], permutation: [N, M, C, P, Q, R, S]}
- {target: PE, type: spatial, factors: [S=3, M=4, C=1, R=1, P=1, Q=1], permutation: [N, P, Q, R, S, C, M], split: 0}
- {target: Column, type: spatial, factors: [Q=14, M=1, C=1, R=1, S=1, P=1], permutation: [N, C, P, R, S, Q, M], split: 7}
- {target: GlobalBuffer, type: temporal, factors: [P=8, C=4, M=2, R=1, S=1, Q=1], permutation: [P, C, M]}
- {target: DRAM, type: temporal, factors: [C=16, M=4, P=7, Q=4, R=1, S=1], permutation: [M, P, C, Q]}
`;
  const { explanation } = explainSources([
    ...configs('designs/row-stationary-168/arch.yaml', 'networks/vgg16/conv3_2.yaml'),
    { file: 'mapping.yaml', text: mapping },
  ]);
  const { dataflow, residences, deliveries } = explanation;

  test('row stationary', () => {
    expect(dataflow).toEqual({
      name: 'row-stationary',
      dataspace: 'Weights',
      level: 'WeightSpad',
      computesPerWord: 8,
    });
  });

  test('what stays in a PE', () => {
    expect(residences.filter(({ isLocal }) => isLocal)).toMatchObject([
      // 8 filters; 3 weights of 4 channels add up to each output, until the row goes on.
      { dataspace: 'Outputs', tileWords: 8, stationaryIterations: 96, computesPerWord: 12 },
      // Rows of 3 weights, of 4 channels and 8 filters, stay for 8 outputs.
      { dataspace: 'Weights', tileWords: 96, stationaryIterations: 768, computesPerWord: 8 },
      // Windows of 3 inputs of 4 channels: the next output needs 4 new words.
      { dataspace: 'Inputs', tileWords: 12, movedBy: { dimension: 'P', level: 'GlobalBuffer', newWords: 4 } },
    ]);
  });

  test('what PEs share', () => {
    expect(deliveries).toMatchObject([
      { level: 'PE', dataspace: 'Weights', kind: 'separate' },
      { level: 'PE', dataspace: 'Inputs', kind: 'multicast', sharedBy: 4 },
      { level: 'PE', dataspace: 'Outputs', kind: 'reduced', sharedBy: 3 },
      { level: 'Column', dataspace: 'Weights', kind: 'multicast', sharedBy: 14 },
      { level: 'Column', dataspace: 'Inputs', kind: 'separate' },
      { level: 'Column', dataspace: 'Outputs', kind: 'separate' },
    ]);
  });
});

describe('other dataflows', () => {
  test('no local reuse: every word in a cell is used once', () => {
    const { dataflow } = explainCells(
      8,
      'C: 4, M: 4, R: 1, S: 1, P: 3, Q: 2',
      `- {target: Cell, type: bypass, keep: [Outputs], bypass: [Inputs, Weights]}
- {target: PE, type: spatial, factors: [M=4, C=1, P=1, Q=1], permutation: [M], split: 1}
- {target: DRAM, type: temporal, factors: [C=4, M=1, P=3, Q=2], permutation: [P, Q, C]}`,
    );
    expect(dataflow).toEqual({ name: 'no-local-reuse', dataspace: null, level: null, computesPerWord: 1 });
  });

  test('input stationary: an input stays for 4 filters', () => {
    const { dataflow } = explainCells(
      1,
      'C: 4, M: 4, R: 1, S: 1, P: 4, Q: 2',
      `- {target: Cell, type: bypass, keep: [Inputs], bypass: [Outputs, Weights]}
- {target: PE, type: spatial, factors: [P=4, M=1, C=1, Q=1], permutation: [P], split: 1}
- {target: DRAM, type: temporal, factors: [C=4, M=4, P=1, Q=2], permutation: [M, C, Q]}`,
    );
    expect(dataflow).toMatchObject({ name: 'input-stationary', computesPerWord: 4 });
  });

  test('of a matrix product, the tensor is named', () => {
    const problem = `problem:
  version: 0.4
  shape:
    name: gemm
    dimensions: [M, N, K]
    data_spaces:
    - {name: A, projection: [ [[M]], [[K]] ]}
    - {name: B, projection: [ [[K]], [[N]] ]}
    - {name: Z, projection: [ [[M]], [[N]] ], read_write: True}
  instance: {M: 8, N: 4, K: 4}
`;
    const mapping = `mapping:
- {target: Cell, type: bypass, keep: [B], bypass: [A, Z]}
- {target: PE, type: spatial, factors: [K=4, N=4, M=1], permutation: [K, N, M], split: 1}
- {target: DRAM, type: temporal, factors: [M=8, N=1, K=1], permutation: [M, N, K]}
`;
    const files = { 'arch.yaml': cells(1), 'problem.yaml': problem, 'mapping.yaml': mapping };
    const { explanation } = explainSources(Object.entries(files).map(([file, text]) => ({ file, text })));
    expect(explanation.dataflow).toEqual({
      name: 'operand-stationary',
      dataspace: 'B',
      level: 'Cell',
      computesPerWord: 8,
    });
  });
});

function explainCase({ problem, architecture, mapping, reuse, costs }: AnalysisCase) {
  const evaluation = compileEvaluator(problem, architecture, costs, reuse).analyse(mapping);
  fc.pre(evaluation.valid);
  if (!evaluation.valid) throw new Error('unreachable');
  return { evaluation, ...explainMapping({ problem, architecture, mapping, reuse, evaluation }) };
}

describe('any mapping', () => {
  const cases = analysisCases({ maxOperations: 384, imperfect: 'anywhere' });

  test('all reuse of a tensor together is what each of its words serves, and each is moved', () => {
    fc.assert(
      fc.property(cases, (run) => {
        const { evaluation, residences, traffic } = explainCase(run);
        for (const { dataspace, words, compulsoryWords } of traffic) {
          const reuse = residences
            .filter((residence) => residence.dataspace === dataspace)
            .reduce((product, { temporalReuse, spatialReuse }) => product * temporalReuse * spatialReuse, 1);
          // Shares of tensors are cut to whole words: an outer instance may be left with nothing.
          if (Number.isFinite(reuse)) expect(reuse).toBeCloseTo(evaluation.compute.computes / compulsoryWords, 6);
          expect(words).toBeGreaterThanOrEqual(compulsoryWords);
        }
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['dense', cases, 500],
    ['with zeros', sparseCases({ maxOperations: 384 }), 100],
  ])('%s: cycles are not below their lower bounds, and the first limit bounds them', (_, drawn, numRuns) => {
    fc.assert(
      fc.property(drawn, (run) => {
        const { cycles } = explainCase(run);
        const latencies = run.architecture.levels.map((level) =>
          level.kind === 'memory' ? level.networkFillLatencyCycles + level.networkDrainLatencyCycles : 0,
        );
        expect(cycles.addedCycles).toBe(latencies.reduce((sum, latency) => sum + latency, 0));
        expect(cycles.cycles).toBeGreaterThanOrEqual(cycles.leastComputeCycles);
        expect(cycles.cycles + 1e-6 * cycles.cycles).toBeGreaterThanOrEqual(cycles.leastTrafficCycles);
      }),
      { numRuns },
    );
  });
});
