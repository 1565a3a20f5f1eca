import { describe, expect, it } from 'vitest';
import { loadTiny, PROBLEM, problemsOf } from '../../test/tiny-design.ts';

const CONVOLUTION = `problem:
  version: '0.4'
  shape:
    name: conv
    dimensions: [C, R, P]
    coefficients:
    - {name: stride, default: 1}
    - {name: dilation, default: 1}
    data_spaces:
    - name: Inputs
      projection: [ [[C]], [[R, dilation], [P, stride]] ]
    - {name: Outputs, projection: [ [[P, 3]] ], read_write: true}
  instance: {C: 2, R: 3, P: 2 * 4, stride: 2, H: 17}
`;

describe('the problem section', () => {
  it('gives dimensions, dataspaces and ranks with coefficients', () => {
    const { problem } = loadTiny({ problem: CONVOLUTION }).specification;
    expect(problem.name).toBe('conv');
    expect(problem.dimensions.map(({ name, bound }) => [name, bound])).toEqual([
      ['C', 2],
      ['R', 3],
      ['P', 8],
    ]);
    expect(problem.dataspaces).toMatchObject([
      {
        name: 'Inputs',
        readWrite: false,
        ranks: [
          [{ dimension: 0, coefficient: 1 }],
          [
            { dimension: 1, coefficient: 1 },
            { dimension: 2, coefficient: 2 },
          ],
        ],
      },
      { name: 'Outputs', readWrite: true, ranks: [[{ dimension: 2, coefficient: 3 }]] },
    ]);
  });

  it('ignores values of layer files that the shape does not use, unless they look misspelt', () => {
    expect(problemsOf(() => loadTiny({ problem: CONVOLUTION }))).toEqual([]);
    const misspelt = CONVOLUTION.replace('stride: 2', 'strid: 2');
    expect(problemsOf(() => loadTiny({ problem: misspelt }))).toEqual(['warning unused-instance-value 13:36']);
  });

  it.each(['cnn-layer', 'cnn_layer', 'cnn_layer.yaml'])('may name a shape that Timeloop brings: %s', (shape) => {
    const bounds = 'R: 3, S: 3, P: 14, Q: 14, C: 16, K: 32, N: 1, Wstride: 2';
    const nested = loadTiny({ problem: `problem: {shape: ${shape}, instance: {${bounds}}}` });
    const { problem } = nested.specification;
    expect(problem.dimensions.map(({ name, bound }) => `${name}=${bound}`).join(' ')).toBe(
      'R=3 S=3 P=14 Q=14 C=16 K=32 N=1',
    );
    const sums = problem.dataspaces.map(({ name, ranks }) => {
      const terms = ranks.map((rank) => rank.map(({ dimension, coefficient }) => [dimension, coefficient]));
      return [name, terms];
    });
    const [R, S, P, Q, C, K, N] = [0, 1, 2, 3, 4, 5, 6].map((dimension) => [dimension, 1]);
    expect(sums).toEqual([
      ['Weights', [[C], [K], [R], [S]]],
      ['Inputs', [[N], [C], [R, [2, 2]], [S, Q]]],
      ['Outputs', [[N], [K], [Q], [P]]],
    ]);
    expect(problem.dataspaces.map(({ readWrite }) => readWrite)).toEqual([false, false, true]);
    const flat = loadTiny({ problem: `problem: {shape: ${shape}, ${bounds}}` });
    expect(flat.specification.problem.dataspaces).toMatchObject(
      problem.dataspaces.map(({ name, ranks }) => ({ name, ranks })),
    );
  });

  describe('names a shape that a file of its own holds', () => {
    const file = (name: string) => `shape:
  name: ${name}
  dimensions: [C, P]
  data-spaces:
  - {name: In, projection: [C, P]}
  - {name: Out, projection: [P], read-write: True}
`;
    const problem = 'problem: {shape: dw-layer, instance: {C: 2, P: 4}}';

    it.each(['dw-layer', 'DW_Layer'])('%s', (name) => {
      const { specification } = loadTiny({ problem }, file('other'), file(name));
      expect(specification.problem).toMatchObject({ name, dimensions: [{ bound: 2 }, { bound: 4 }] });
      expect(specification.problem.dataspaces.map(({ readWrite }) => readWrite)).toEqual([false, true]);
    });

    it('and is told of the file where there is none', () => {
      expect(problemsOf(() => loadTiny({ problem }, file('other')))).toEqual(['unknown-shape 1:18']);
    });
  });

  it('takes a problem without a shape for a convolution, and says so', () => {
    const problem = 'problem: {R: 3, S: 3, P: 14, Q: 14, C: 16, K: 32, N: 1}';
    expect(loadTiny({ problem }).specification.problem.name).toBe('CNN_Layer');
    expect(problemsOf(() => loadTiny({ problem }))).toEqual(['warning assumed-shape 1:10']);
    expect(problemsOf(() => loadTiny({ problem: 'problem: {M: 8, N: 4}' }))).toEqual(['missing-key 1:10']);
  });

  it('may write bounds beside a shape of its own', () => {
    const problem = PROBLEM.replace('  instance: {M: 8, N: 4, K: 12}', '  M: 8\n  N: 4\n  K: 12');
    expect(loadTiny({ problem }).specification.problem.dimensions.map(({ bound }) => bound)).toEqual([8, 4, 12]);
  });

  it('takes a rank without terms for one point, and a name for a rank', () => {
    const problem = PROBLEM.replace('[ [[M]], [[N]] ]', '[ [] ]').replace('[ [[K]], [[N]] ]', '[K, N]');
    const { dataspaces } = loadTiny({ problem }).specification.problem;
    expect(dataspaces.map(({ ranks }) => ranks.map((rank) => rank.map(({ dimension }) => dimension)))).toEqual([
      [[0], [2]],
      [[2], [1]],
      [[]],
    ]);
  });

  it('may be split over files', () => {
    const [shape, instance] = PROBLEM.split(/(?=\n {2}instance)/);
    const { problem } = loadTiny({ problem: shape! }, `problem:${instance}`).specification;
    expect(problem.dimensions.map(({ bound }) => bound)).toEqual([8, 4, 12]);
  });

  it.each([
    ['a dimension without a bound', 'K: 12', 'k: 12', ['missing-bound 10:13']],
    ['a projection on no dimension', '[[K]] ]}', '[[C]] ]}', ['unknown-dimension 7:40']],
    ['a coefficient that does not exist', '[[M]], [[K]]', '[[M]], [[K, stride]]', ['unknown-coefficient 7:43']],
    ['a rank that is no list of terms', '[[M]], [[K]]', '[M], [[K]]', ['wrong-type 7:32']],
    ['a rank that is nothing', '[[M]], [[K]]', '~, [[K]]', ['wrong-type 7:31']],
    ['a dimension given twice', '[M, N, K]', '[M, N, K, N]', ['duplicate-name 5:27']],
    ['a dataspace given twice', '{name: B,', '{name: A,', ['duplicate-name 8:14']],
    ['a bound of 0', 'M: 8', 'M: 0', ['out-of-range 10:17']],
    ['a bound that is no whole number', 'M: 8', 'M: 2.5', ['wrong-type 10:17']],
    ['a bound past 2^53', 'M: 8', 'M: 12345678901234567890', ['out-of-range 10:17']],
    ['more points than can be counted', 'M: 8, N: 4', 'M: 100000000, N: 100000000', ['problem-too-large 10:13']],
    ['a misspelt key', 'data_spaces', 'dataspaces', ['unknown-key 6:5', 'missing-key 4:5']],
    ['an old version', 'version: 0.4', 'version: 0.1', ['unsupported-version 2:12']],
    ['misspelt densities', 'K: 12}', 'K: 12, densites: {A: 0.5}}', ['misspelt-key 10:33']],
    ['misspelt densities of all', 'K: 12}', 'K: 12, common_density: 0.5}', ['misspelt-key 10:33']],
    ['one density', 'K: 12}', 'K: 12, density: 0.5}', ['misspelt-key 10:33']],
    [
      'a map of the instance that nothing reads',
      'K: 12}',
      'K: 12, bitwidths: {A: 8}}',
      ['warning unused-instance-value 10:33'],
    ],
    ['a density above 1', 'K: 12}', 'K: 12, densities: {A: 1.5}}', ['out-of-range 10:48']],
  ])('reports %s', (_, from, to, expected) => {
    expect(PROBLEM).toContain(from);
    expect(problemsOf(() => loadTiny({ problem: PROBLEM.replace(from, to) }))).toEqual(expected);
  });

  it('accepts densities that say that all is dense', () => {
    const dense = PROBLEM.replace(
      'K: 12}',
      'K: 12, densities: {A: 1.0, B: {distribution: fixed_structured, density: 1}}}',
    );
    expect(problemsOf(() => loadTiny({ problem: dense }))).toEqual([]);
  });
});
