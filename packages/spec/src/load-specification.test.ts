import { describe, expect, it } from 'vitest';
import { ARCHITECTURE, loadTiny, MAPPING, messageOf, PROBLEM, problemsOf } from '../test/tiny-design.ts';
import { loadSpecification } from './index.ts';

describe('loadSpecification', () => {
  it('takes sections from any file, in any order', () => {
    const all = loadSpecification([{ file: 'all.yaml', text: MAPPING + PROBLEM + ARCHITECTURE }]);
    const apart = loadTiny({ mapping: MAPPING });
    const plain = (value: unknown): unknown =>
      JSON.parse(JSON.stringify(value, (key, part) => (key === 'location' ? undefined : part)));
    expect(plain(all.specification)).toEqual(plain(apart.specification));
  });

  it('freezes what it gives', () => {
    const { specification } = loadTiny({ mapping: MAPPING });
    expect(() => {
      (specification.problem.dimensions[0] as { bound: number }).bound = 3;
    }).toThrow(TypeError);
    expect(Object.isFrozen(specification.mapping?.mapping.levels[0]?.factors)).toBe(true);
  });

  it('skips sections that only hold anchors', () => {
    const { energyTables } = loadTiny({}, 'ignore_me: &all {read: 1}\nERT: {Buffer: *all}\n').specification;
    expect(energyTables).toEqual([{ component: 'Buffer', energyPj: { read: 1 } }]);
  });

  it('hands the mapper settings on', () => {
    const mapper = 'mapper: {version: 0.4, algorithm: random_pruned, optimization_metrics: [edp], timeout: 10}\n';
    expect(loadTiny({}, mapper).specification.mapper).toEqual({
      algorithm: 'random_pruned',
      optimization_metrics: ['edp'],
      timeout: 10,
    });
  });

  it('takes 64 dataspaces, 30 dimensions and 40 levels', () => {
    const dimensions = Array.from({ length: 30 }, (_, index) => `D${index}`);
    const dataspaces = Array.from(
      { length: 64 },
      (_, index) => `    - {name: T${index}, projection: [ [[D${index % 30}]] ]}`,
    );
    const problem = `problem:
  shape:
    dimensions: [${dimensions}]
    data_spaces:
${dataspaces.join('\n')}
  instance: {${dimensions.map((name) => `${name}: 2`)}}
`;
    const memories = Array.from({ length: 40 }, (_, index) => `  - !Component {name: M${index}, class: DRAM}`);
    const architecture = `architecture:\n  nodes:\n${memories.join('\n')}\n  - !Component {name: MAC, class: mac}\n`;
    const constraints = `constraints: [{target: M1, type: temporal, maximize_dims: [[${dimensions}]], maximize_dims_capacity: 1000000}]\n`;
    const { specification } = loadTiny({ problem, architecture }, constraints);
    expect(specification.architecture.levels).toHaveLength(40);
    expect(specification.problem.dataspaces).toHaveLength(64);
    // 2^19 is the largest power of 2 up to a million.
    const chosen = specification.constraints.levels[38]!.factors.map(({ exactly }) => exactly);
    expect(chosen).toEqual([...Array(19).fill(2), ...Array(11).fill(1)]);
  });

  it('reports all problems of all files, not only the first', () => {
    const problems = problemsOf(() =>
      loadTiny({
        architecture: ARCHITECTURE.replace('class: DRAM', 'clas: DRAM').replace('depth: 64', 'depth: x * 2'),
        problem: PROBLEM.replace('[[N]] ]}', '[[NN]] ]}').replace('K: 12', 'K: 0'),
      }),
    );
    expect(problems).toEqual([
      'unknown-key 9:5',
      'missing-key 8:5',
      'bad-expression 17:50',
      'out-of-range 10:29',
      'unknown-dimension 8:40',
    ]);
  });

  it.each<[string, Parameters<typeof loadTiny>, string[]]>([
    ['an unknown section', [{}, 'maping: []\n'], ['unknown-section 1:1']],
    ['an empty file', [{}, ''], ['empty-file 1:1']],
    ['a template', [{}, 'mapper: {{settings}}\n'], ['jinja-template 1:9']],
    ['a missing problem', [{ problem: MAPPING }], ['missing-section']],
    ['values that contradict each other', [{}, 'problem: {shape: {name: other}}\n'], ['conflicting-values 1:25']],
    [
      'sparse optimizations of no part',
      [{}, 'sparse_optimizations: {targets: [{name: Dram}]}\n'],
      ['unknown-target 1:41'],
    ],
    ['a misspelt mapper setting', [{}, 'mapper: {time_out: 3}\n'], ['unknown-key 1:10']],
  ])('reports %s', (_, input, expected) => {
    expect(problemsOf(() => loadTiny(...input))).toEqual(expected);
  });

  it('knows some sections by a part of their name, as the front end does', () => {
    const constraints = 'extra_mapping_constraints: {targets: [{target: DRAM, type: temporal, factors: [Q=7]}]}\n';
    expect(problemsOf(() => loadTiny({}, constraints))).toEqual(['unknown-dimension 1:80']);
  });

  it('reports that there is no file', () => {
    expect(problemsOf(() => loadSpecification([]))).toEqual(['no-input']);
  });

  it('shows the line, what was found, what was expected and a way out', () => {
    expect(messageOf(() => loadTiny({ mapping: MAPPING.replace('K=3]', 'K=2]') }))).toMatchInlineSnapshot(`
      "mapping.yaml:2:54: error factors-miss-bound: the factors of dimension "K" cover 8 points, not 12
          2 | - {target: DRAM, type: temporal, factors: [M=2, N=4, K=2], permutation: [K, M, N]}
            |                                                      ^
        found:    K=2 at DRAM, K=4 at Buffer
        expected: a product of 12, the bound of K
        hint:     change a factor of K, or write K=0 at one level to take the rest; or give a factor a shorter last pass, as in K=7,5 inside K=2"
    `);
  });
});
