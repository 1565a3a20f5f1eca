import { describe, expect, it } from 'vitest';
import { loadTiny, problemsOf } from '../../test/tiny-design.ts';

const design = (entries: string, units = '{instances: 32, meshX: 8, word-bits: 8}'): string =>
  `arch:\n  arithmetic: ${units}\n  storage:\n${entries}`;

const PAPER =
  design(`  - {name: Pad, instances: 8, meshX: 4, entries: 16, word-bits: 24, cluster-size: 2, network-word-bits: 16}
  - {name: Shared, instances: 1, sizeKB: 2, word-bits: 8, block-size: 4, energy_per_hop: 0.5}
  - {name: Main, technology: DRAM, instances: 1, word-bits: 8, block-size: 8, bandwidth: 20}
`);

describe('the first form of architectures', () => {
  it('lists memories from the inside, and makes fan-outs where counts grow', () => {
    const { architecture } = loadTiny({ architecture: PAPER }).specification;
    expect(architecture.levels).toMatchObject([
      { kind: 'fanout', fanoutX: 2, fanoutY: 2, instances: 8 },
      { kind: 'memory', name: 'Pad', meshX: 4, meshY: 2, capacityWords: 16, datawidthBits: 24, clusterSize: 2 },
      { kind: 'fanout', fanoutX: 4, fanoutY: 2, network: { energyPerHopPj: 0.5 } },
      { kind: 'memory', name: 'Shared', componentClass: 'SRAM', capacityWords: 2048, blockWords: 4, instances: 1 },
      { kind: 'memory', name: 'Main', componentClass: 'DRAM', readBandwidthWordsPerCycle: 10 },
    ]);
    expect(architecture.compute).toMatchObject({ name: 'arithmetic', componentClass: 'intmac', instances: 32 });
    expect(architecture.levels.some(({ attributes }) => Object.hasOwn(attributes, 'technology'))).toBe(false);
  });

  it('calls the fan-out below a memory by its name', () => {
    const mapping = `mapping:
- {target: Main, type: temporal, factors: M1 N4 K3}
- {target: Shared, type: spatial, factors: M4 K1, permutation: MKN, split: 1}
- {target: Pad, type: spatial, factors: M2 K2, permutation: MKN, split: 1}
- {target: Pad, type: temporal, factors: K2}
`;
    const { specification } = loadTiny({ architecture: PAPER, mapping });
    expect(specification.mapping!.mapping.levels.map(({ factors }) => factors)).toEqual([
      [2, 1, 2],
      [1, 1, 2],
      [4, 1, 1],
      [1, 1, 1],
      [1, 4, 3],
    ]);
  });

  it('takes settings below attributes, and both meshes for a count', () => {
    const nested = `  - {name: Pad, class: regfile, attributes: {meshX: 4, meshY: 2, entries: 16}}
  - {name: Main, technology: DRAM, instances: 1}
`;
    const units = '{name: MACs, meshX: 4, meshY: 2}';
    const { levels, compute } = loadTiny({ architecture: design(nested, units) }).specification.architecture;
    expect(levels[0]).toMatchObject({ name: 'Pad', componentClass: 'regfile', meshX: 4, meshY: 2 });
    expect(compute).toMatchObject({ name: 'MACs', instances: 8 });
  });

  it.each([
    ['a part without a count', design('  - {name: Main, technology: DRAM}\n'), ['missing-key 4:5']],
    ['units without a count', design('  - {name: Main, instances: 1}\n', '{word-bits: 8}'), ['missing-key 2:15']],
    ['no units', 'arch:\n  storage: [{name: Main, instances: 1, entries: 4}]\n', ['missing-key 2:3']],
    ['no memory', 'arch: {arithmetic: {instances: 1}}\n', ['missing-key 1:7']],
    ['a memory without a name', design('  - {instances: 1}\n'), ['missing-key 4:5']],
    [
      'two of one name',
      design('  - {name: Main, instances: 1}\n  - {name: Main, instances: 1}\n'),
      ['duplicate-name 5:12'],
    ],
    ['a mesh with gaps', design('  - {name: Main, instances: 1, meshX: 2}\n'), ['attribute-conflict 4:18']],
    ['a mesh that is no number', design('  - {name: Main, instances: 1, meshX: 0}\n'), ['bad-attribute 4:32']],
    [
      'counts that do not divide',
      design('  - {name: Pad, instances: 3}\n  - {name: Main, instances: 1}\n'),
      ['attribute-conflict 2:15'],
    ],
  ])('refuses %s', (_, architecture, expected) => {
    expect(problemsOf(() => loadTiny({ architecture }))).toEqual(expected);
  });
});
