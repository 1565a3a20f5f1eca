import { describe, expect, it } from 'vitest';
import { loadTiny, problemsOf } from '../../test/tiny-design.ts';

const design = (subtree: string): string => `architecture:\n  version: 0.3\n  subtree:\n${subtree}`;

const EYERISS = design(`  - name: system
    attributes: {technology: 45nm}
    local:
    - {name: DRAM, class: DRAM, attributes: {word-bits: 16, block-size: 4}}
    - {name: Wire, class: wire}
    - name: Buffer
      class: SRAM
      attributes: {width: 64, depth: 128, word-bits: 16, energy_per_hop: 0.5, router_energy: 0.25}
    subtree:
    - name: PE[0..7]
      local:
      - {name: MAC, class: intmac, attributes: {meshX: 4}}
      - {name: RF, class: regfile, attributes: {depth: 12, width: 16, datawidth: 16, meshX: 4}}
`);

const PROBLEM = `problem:
  shape:
    name: gemm
    dimensions: [M, N, K]
    data-spaces:
    - {name: A, projection: [ [[M]], [[K]] ]}
    - {name: B, projection: [ [[K]], [[N]] ]}
    - {name: Z, projection: [ [[M]], [[N]] ], read-write: True}
  instance: {M: 8, N: 4, K: 12}
`;

describe('the older tree form', () => {
  it('makes fan-outs where components come in more copies than what lies outside', () => {
    const { architecture } = loadTiny({ architecture: EYERISS, problem: PROBLEM }).specification;
    expect(architecture.name).toBe('system');
    expect(architecture.levels).toMatchObject([
      { kind: 'memory', name: 'RF', instances: 8, meshX: 4, meshY: 2, attributes: { technology: '45nm' } },
      { kind: 'fanout', name: 'PE', instances: 1, fanoutX: 4, fanoutY: 2 },
      { kind: 'memory', name: 'Buffer', capacityWords: 512, blockWords: 4 },
      { kind: 'memory', name: 'DRAM', blockWords: 4, datawidthBits: 16 },
    ]);
    expect(architecture.compute).toMatchObject({ name: 'MAC', instances: 8 });
  });

  it('pays for hops in the fan-out, with the energies of the memory outside it', () => {
    const { levels } = loadTiny({ architecture: EYERISS }).specification.architecture;
    expect(levels.map(({ network }) => [network.energyPerHopPj, network.routerEnergyPj])).toEqual([
      [0, 0],
      [0.5, 0.25],
      [0, 0],
      [0, 0],
    ]);
  });

  it("tells the fan-out below a memory from the one that makes the memory's own copies", () => {
    const architecture = design(`  - name: top
    local: [{name: Main, class: DRAM, attributes: {word-bits: 16}}]
    subtree:
    - name: core
      local: [{name: 'Stage[0..3]', class: regfile, attributes: {depth: 64, width: 16, word-bits: 16}}]
      subtree:
      - name: lane[0..7]
        local:
        - {name: Pad, class: regfile, attributes: {depth: 16, width: 16, word-bits: 16}}
        - {name: alu, class: intmac}
`);
    const mapping = `mapping:
- {target: Main, type: spatial, factors: M4 N1 K1, permutation: MNK}
- {target: Main, type: temporal, factors: M2 N4 K6, permutation: MNK}
- {target: Stage, type: spatial, factors: M1 N1 K2, permutation: MNK}
- {target: Pad, type: spatial, factors: M1 N1 K1, permutation: MNK}
`;
    const { specification } = loadTiny({ architecture, mapping });
    const factors = specification.architecture.levels.map(({ name }, level) => [
      name,
      specification.mapping!.mapping.levels[level]!.factors,
    ]);
    expect(factors).toEqual([
      ['Pad', [1, 1, 1]],
      ['lane', [1, 1, 2]],
      ['Stage', [1, 1, 1]],
      ['inter_Stage_spatial', [4, 1, 1]],
      ['Main', [2, 4, 6]],
    ]);
  });

  it('calls a fan-out by the memory outside it', () => {
    const mapping = `mapping:
- {target: Buffer, type: spatial, factors: M4 N2 K1, permutation: MNK, split: 1}
- {target: DRAM, type: temporal, factors: M2 N2 K12}
- {target: RF, type: datatype, keep: [A, Z], bypass: [B]}
`;
    const { levels } = loadTiny({ architecture: EYERISS, mapping }).specification.mapping!.mapping;
    expect(levels[1]).toMatchObject({ factors: [4, 2, 1], split: 1 });
    expect(levels[0]?.keeps).toEqual([true, false, true]);
  });

  it('takes marker storages for fan-outs', () => {
    const marked = design(`  - name: chip_top_level
    local:
    - {name: "DRAM[1..1]", class: DRAM}
    - {name: "inter_Column_spatial[1..1]", class: dummy_storage, attributes: {width: 1, depth: 1, meshX: 1, energy_per_hop: 2}}
    - {name: "inter_Lane_spatial[1..3]", class: dummy_storage, attributes: {width: 1, depth: 1, meshX: 3}}
    - {name: "inter_None_spatial[1..6]", class: dummy_storage, attributes: {width: 1, depth: 1, meshX: 3}}
    - {name: "RF[1..6]", class: regfile, attributes: {depth: 4, meshX: 3, power_gated_at: null}}
    - {name: "MAC[1..6]", class: intmac, attributes: {meshX: 3}}
`);
    const { levels, name } = loadTiny({ architecture: marked }).specification.architecture;
    expect(name).toBe('chip');
    expect(levels).toMatchObject([
      { kind: 'memory', name: 'RF', instances: 6 },
      { kind: 'fanout', name: 'Lane', instances: 3, fanoutX: 1, fanoutY: 2 },
      { kind: 'fanout', name: 'Column', instances: 1, fanoutX: 3, fanoutY: 1, network: { energyPerHopPj: 2 } },
      { kind: 'memory', name: 'DRAM' },
    ]);
  });

  it('attributes without a value undo what a subtree hands down, by whatever name', () => {
    const undone = design(`  - name: chip
    attributes: {word-bits: 8, multiple_buffering: 2}
    local:
    - {name: DRAM, class: DRAM}
    - {name: RF, class: regfile, attributes: {depth: 4, datawidth: null, multiple_buffering: ~}}
    - {name: MAC, class: intmac}
`);
    const { levels } = loadTiny({ architecture: undone }).specification.architecture;
    expect(levels).toMatchObject([
      { name: 'RF', capacityWords: 4, datawidthBits: 16 },
      { name: 'DRAM', datawidthBits: 8 },
    ]);
  });

  it('takes the innermost part for the compute unit where no class says that it computes', () => {
    const lut = EYERISS.replace('class: intmac', 'class: lut').replace(
      /( *- .name: MAC.*\n)( *- .name: RF.*\n)/,
      '$2$1',
    );
    expect(loadTiny({ architecture: lut }).specification.architecture.compute).toMatchObject({
      name: 'MAC',
      componentClass: 'lut',
      instances: 8,
    });
    expect(problemsOf(() => loadTiny({ architecture: lut }))).toEqual(['warning no-effect 8:14']);
  });

  it('says that actions are not required of a subtree', () => {
    const required = EYERISS.replace('- name: PE[0..7]', '- name: PE[0..7]\n      required_actions: [read, write]');
    expect(problemsOf(() => loadTiny({ architecture: required }))).toContain('warning no-effect 14:7');
  });

  it('names fan-outs after components that come in ranges', () => {
    const ranges = design(`  - name: system
    local:
    - {name: DRAM, class: DRAM}
    - {name: "RF[0..3]", class: regfile, attributes: {depth: 4}}
    - {name: "MAC[0..15]", class: intmac, attributes: {meshX: 4}}
`);
    const { levels } = loadTiny({ architecture: ranges }).specification.architecture;
    expect(levels.map(({ name, meshX, meshY }) => [name, meshX, meshY])).toEqual([
      ['inter_MAC_spatial', 4, 1],
      ['RF', 4, 1],
      ['inter_RF_spatial', 1, 1],
      ['DRAM', 1, 1],
    ]);
  });

  it('reads constraints nested under their target', () => {
    const constraints = `mapspace:
  targets:
  - name: Buffer
    constraints:
    - {type: bypassing, attributes: {keep: [A], bypass: [B]}}
    - {type: spatial, attributes: {factors: N=1 K=1, permutation: M NK, split: 1}}
`;
    const { levels } = loadTiny({ architecture: EYERISS }, constraints).specification.constraints;
    expect(levels[2]?.keep).toEqual(['keep', 'bypass', 'free']);
    expect(levels[1]).toMatchObject({ split: 1, permutationPrefix: [0, 1, 2] });
  });

  it.each([
    [
      'a mesh that the copies do not fill',
      'meshX: 4}}\n      - {name: RF',
      'meshX: 3}}\n      - {name: RF',
      ['attribute-conflict 15:49', 'attribute-conflict 15:16'],
    ],
    [
      'a range that counts down',
      'PE[0..7]',
      'PE[7..0]',
      ['out-of-range 13:13', 'attribute-conflict 15:49', 'attribute-conflict 16:86'],
    ],
    ['a misspelt key', 'local:\n    - {name: DRAM', 'locals:\n    - {name: DRAM', ['unknown-key 6:5']],
    ['a network that nothing names', 'class: wire', 'class: XY_NoC', ['warning no-effect 8:14']],
  ])('reports %s', (_, from, to, expected) => {
    expect(EYERISS).toContain(from);
    expect(problemsOf(() => loadTiny({ architecture: EYERISS.replace(from, to) }))).toEqual(expected);
  });

  it('warns of components that are no part of the model', () => {
    expect(problemsOf(() => loadTiny({ architecture: EYERISS }))).toEqual(['warning no-effect 8:14']);
  });
});
