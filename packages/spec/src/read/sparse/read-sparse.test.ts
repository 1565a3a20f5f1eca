import { describe, expect, it, test } from 'vitest';
import { loadTiny, PROBLEM, problemsOf } from '../../../test/tiny-design.ts';

/** A memory `Buffer` that says this about zeros. */
const design = (optimizations: string, attributes = 'depth: 64, width: 16, datawidth: 16') => `architecture:
  version: 0.4
  nodes:
  - !Component {name: DRAM, class: DRAM, attributes: {width: 16, datawidth: 16}}
  - !Component
    name: Buffer
    class: SRAM
    attributes: {${attributes}}
    sparse_optimizations: ${optimizations}
  - !Component {name: MAC, class: intmac, attributes: {datawidth: 16}}
`;

const problemsOfBuffer = (optimizations: string) => problemsOf(() => loadTiny({ architecture: design(optimizations) }));

describe('sparse_optimizations', () => {
  it('say how tensors are represented, and what is saved', () => {
    const { architecture } = loadTiny({
      architecture: design(
        `{representation_format: {data_spaces: [{name: A, rank_application_order: inner-to-outer, ranks: [
           {format: UOP, payload_word_bits: 4}, {format: cp, metadata_word_bits: 2, flattened_rankIDs: [[M, K]]}]}]},
         action_optimization: [
           {type: gating, target: B, condition_on: [A]},
           {type: skipping, options: [{target: A, condition_on: [B]}, {target: B, condition_on: [A]}]},
           {type: skipping-spatial, target: Z, condition_on: [A, B]}]}`,
        'depth: 64, width: 16, datawidth: 16, metadata_datawidth: 4, metadata_storage_width: 8, metadata_storage_depth: 32',
      ),
    }).specification;
    const [buffer] = architecture.levels;
    expect(buffer).toMatchObject({
      sparse: {
        formats: [
          {
            dataspace: 'A',
            innerToOuter: true,
            ranks: [
              { format: 'uop', payloadWordBits: 4, flattened: [] },
              { format: 'cp', metadataWordBits: 2, flattened: [['M', 'K']] },
            ],
          },
        ],
        savings: [
          { kind: 'gating', options: [{ target: 'B', conditionOn: ['A'] }] },
          { kind: 'skipping', options: [{ target: 'A' }, { target: 'B' }] },
          { kind: 'spatial-skipping', options: [{ target: 'Z', conditionOn: ['A', 'B'] }] },
        ],
        metadata: { wordBits: 4, widthBits: 8, capacityBits: 256 },
      },
    });
  });

  it.each(['name', 'target'])('stand in a section of their own, by %s', (key) => {
    const section = `sparse_optimizations: {targets: [{${key}: Buffer, action_optimization: [{type: gating, target: A, condition_on: [B]}]}]}\n`;
    const { architecture } = loadTiny({ architecture: `${design('')}${section}` }).specification;
    expect(architecture.levels[0]).toMatchObject({ sparse: { savings: [{ kind: 'gating' }] } });
  });

  test.each([
    ['{}', []],
    ['{action_optimization: []}', []],
    ['{representation_formats: {}}', ['unknown-key 9:28']],
    ['{action_optimization: [{target: A, condition_on: [B]}]}', ['missing-key 9:50']],
    ['{action_optimization: [{type: skip, target: A, condition_on: [B]}]}', ['wrong-type 9:57']],
    ['{action_optimization: {anyof: {none: }}}', ['unknown-key 9:50']],
    ['{action_optimization: {any_of: [none]}}', ['wrong-type 9:58']],
    ['{action_optimization: [{type: gating, condition_on: [B]}]}', ['missing-key 9:50']],
    ['{action_optimization: [{type: gating, target: A, condition_on: [b]}]}', ['unknown-dataspace 9:91']],
    ['{action_optimization: [{type: skipping, target: A, condition_on: []}]}', ['no-condition 9:92']],
    ['{action_optimization: [{type: gating, options: [{target: A, condition_on: }]}]}', ['no-condition 9:101']],
    ['{action_optimization: [{type: position-skipping, target: A}]}', []],
    ['{action_optimization: [{type: position_skipping, target: A, condition_on: []}]}', []],
    ['{action_optimization: [{type: position_skipping, target: A, condition_on: [B]}]}', ['other-positions 9:101']],
    [
      '{action_optimization: [{type: skipping_spatial, options: [{target: A, condition_on: [B]}, {target: B, condition_on: [A]}]}]}',
      ['not-modelled 9:84'],
    ],
    [
      '{representation_format: {data_spaces: [{name: A, compression_rate: 2, ranks: [{format: CP}]}]}}',
      ['warning no-effect 9:94'],
    ],
    ['{representation_format: {data_spaces: [{name: A}]}}', ['missing-key 9:66']],
    [
      '{representation_format: {data_spaces: [{name: A, ranks: [{format: CP, metadata_word_bits: -1}]}]}}',
      ['out-of-range 9:117'],
    ],
    [
      '{representation_format: {data_spaces: [{name: A, ranks: [{format: CP}], rank_application_order: up}]}}',
      ['wrong-type 9:123'],
    ],
    ['{compute_optimization: [{type: gating}]}', ['misplaced-optimization 9:28']],
  ])('%s', (optimizations, expected) => {
    expect(problemsOfBuffer(optimizations)).toEqual(expected);
  });
});

describe('densities', () => {
  const densitiesOf = (entries: string) =>
    loadTiny({ problem: PROBLEM.replace('K: 12}', `K: 12, ${entries}}`) }).specification.problem.dataspaces.map(
      ({ density }) => density && [density.distribution, density.density, density.parameters],
    );

  test.each<[string, unknown[]]>([
    ['densities: {A: 0.25}', [['fixed_structured', 0.25, {}], undefined, undefined]],
    ['densities: {A: {distribution: fixed, density: 0.5}}', [['fixed_structured', 0.5, {}], undefined, undefined]],
    [
      'densities: {B: {distribution: diagonal, band_width: 2}}',
      [undefined, ['banded', 1, { band_width: 2 }], undefined],
    ],
    ['commonDensity: 0.5', new Array(3).fill(['fixed_structured', 0.5, {}])],
    [
      `densities: {A: {distribution: real-data, mask: "${'0010 '.repeat(24)}"}}`,
      [['actual_data', 1 / 4, {}], undefined, undefined],
    ],
    [
      'densities: {A: {distribution: actual-data, coordinates: [[0, 0], [7, 11], [1, 1]]}}',
      [['actual_data', 3 / 96, {}], undefined, undefined],
    ],
  ])('%s', (entries, expected) => {
    expect(densitiesOf(entries)).toEqual(expected);
  });

  test.each([
    ['densities: {A: {density: 0.5}}', ['missing-key 10:48']],
    ['densities: {A: {distribution: fixed}}', ['missing-key 10:48']],
    ['densities: {A: {distribution: real-data, data_file_path: a.txt}}', ['unread-values 10:74']],
    ['densities: {A: {distribution: real-data, mask: "0110"}}', ['wrong-type 10:80']],
    ['densities: {A: {distribution: actual_data, coordinates: [[0, 12]]}}', ['wrong-type 10:90']],
    ['densities: {A: {distribution: actual_data, coordinates: [[0]]}}', ['wrong-type 10:90']],
    ['densities: {A: {distribution: actual_data, coordinates: [[0, 1], [0, 1]]}}', ['out-of-range 10:98']],
    [
      'densities: {A: {distribution: hypergeometric, density: 0.5, workload_tensor_size: 96}}',
      ['warning no-effect 10:93'],
    ],
    ['densities: {A: {distribution: actual_data, density: 0.9, coordinates: [[0, 1]]}}', ['warning no-effect 10:76']],
    ['densities: {A: 0.5}, commonDensity: 0.5', ['warning no-effect 10:33']],
  ])('%s', (entries, expected) => {
    const problem = PROBLEM.replace('K: 12}', `K: 12, ${entries}}`);
    expect(problemsOf(() => loadTiny({ problem }))).toEqual(expected);
  });
});

test('of a mask the first rank changes fastest', () => {
  const density = `densities: {A: {distribution: actual_data, mask: "${'0'.repeat(9)}1${'0'.repeat(86)}"}}`;
  const { specification } = loadTiny({ problem: PROBLEM.replace('K: 12}', `K: 12, ${density}}`) });
  expect(specification.problem.dataspaces[0]!.density!.coordinates).toEqual([[1, 1]]);
});

test('a section of their own reaches the parts of branches, too', () => {
  const memory = (name: string, keep: string) =>
    `    - !Component {name: ${name}, class: SRAM, attributes: {depth: 64, width: 16, datawidth: 16}, constraints: {dataspace: {keep: [${keep}]}}}\n`;
  const branches = `  - !Parallel\n    nodes:\n${memory('Left', 'A')}${memory('Right', 'B, Z')}`;
  const architecture = `${design('{}').replace('  - !Component {name: MAC', `${branches}  - !Component {name: MAC`)}sparse_optimizations:
  targets: [{target: Left, action_optimization: [{type: gating, target: A, condition_on: [B]}]}]
`;
  expect(problemsOf(() => loadTiny({ architecture }))).toEqual([]);
});
