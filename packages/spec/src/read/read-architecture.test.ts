import { describe, expect, it } from 'vitest';
import { ARCHITECTURE, loadTiny, problemsOf } from '../../test/tiny-design.ts';
import type { Architecture, Memory } from '../index.ts';

function architectureOf(nodes: string, ...others: string[]): Architecture {
  return loadTiny({ architecture: `architecture:\n  version: 0.4\n  nodes:\n${nodes}` }, ...others).specification
    .architecture;
}

function memoryOf(attributes: string): Memory {
  const nodes = `  - !Container {name: Cluster, spatial: {meshX: 4}}\n  - !Component {name: M, class: SRAM, attributes: {${attributes}}}\n  - !Component {name: MAC, class: intmac}\n`;
  return architectureOf(nodes).levels[0] as Memory;
}

const MAC = '  - !Component {name: MAC, class: intmac}\n';
const DRAM = '  - !Component {name: DRAM, class: DRAM, attributes: {datawidth: 8, width: 8}}\n';

describe('levels', () => {
  it('come innermost first, with the copies of all that lies outside', () => {
    const { levels, compute, name } = loadTiny().specification.architecture;
    expect(name).toBe('System');
    expect(levels.map((level) => [level.kind, level.name, level.meshX, level.meshY, level.instances])).toEqual([
      ['memory', 'Buffer', 4, 1, 4],
      ['fanout', 'Lane', 1, 1, 1],
      ['memory', 'DRAM', 1, 1, 1],
    ]);
    expect(levels[1]).toMatchObject({ fanoutX: 4, fanoutY: 1 });
    expect(compute).toMatchObject({
      name: 'MAC',
      instances: 4,
      componentClass: 'intmac',
      requiredActions: [],
    });
  });

  it('that a component spreads itself are named as Timeloop names them', () => {
    const { levels, compute } = architectureOf(
      `${DRAM}  - !Component {name: RF, class: regfile, spatial: {meshX: 2, meshY: 3}, attributes: {depth: 4}}\n` +
        '  - !Component {name: MAC, class: intmac, spatial: {meshX: 5}}\n',
    );
    expect(levels.map(({ name, instances }) => [name, instances])).toEqual([
      ['inter_MAC_spatial', 6],
      ['RF', 6],
      ['inter_RF_spatial', 1],
      ['DRAM', 1],
    ]);
    expect(compute.instances).toBe(30);
  });

  it('leave out what is disabled, stands for nothing or makes no copies', () => {
    const { levels, compute } = architectureOf(
      `${DRAM}  - !Container {name: One, spatial: {meshX: 1, meshY: 1}}\n` +
        '  - !Component {name: Off, class: SRAM, enabled: False, spatial: {meshX: 9}}\n' +
        '  - !Component {name: Empty, class: nothing}\n  - !Nothing {}\n' +
        `  - !Hierarchical\n    nodes:\n    - !Component {name: RF, class: regfile, attributes: {depth: 4}}\n${MAC}`,
    );
    expect(levels.map(({ name }) => name)).toEqual(['RF', 'DRAM']);
    expect(compute.instances).toBe(1);
  });

  it('of !Parallel branches lie end to end, the first listed outermost', () => {
    const branch = (name: string, keep: string): string =>
      `    - !Component {name: ${name}, class: SRAM, attributes: {depth: 4}, constraints: {dataspace: {keep: [${keep}]}}}\n`;
    const { architecture, constraints } = loadTiny({
      architecture: `architecture:\n  nodes:\n${DRAM}  - !Parallel\n    nodes:\n${branch('X', 'A')}${branch('Y', 'B, Z')}${MAC}`,
    }).specification;
    expect(architecture.levels.map(({ name }) => name)).toEqual(['Y', 'X', 'DRAM']);
    expect(constraints.levels.map(({ keep }) => keep)).toEqual([
      ['bypass', 'keep', 'keep'],
      ['keep', 'bypass', 'bypass'],
      ['keep', 'keep', 'keep'],
    ]);
  });

  it('of a branch that only bypasses are none', () => {
    const { architecture, constraints } = loadTiny({
      architecture: `architecture:
  nodes:
${DRAM}  - !Parallel
    nodes:
    - !Component {name: X, class: SRAM, attributes: {depth: 4}, constraints: {dataspace: {keep_only: [A]}}}
    - !Container {name: Past, constraints: {dataspace: {keep: [B, Z]}}}
${MAC}`,
    }).specification;
    expect(architecture.levels.map(({ name }) => name)).toEqual(['X', 'DRAM']);
    expect(constraints.levels[0]?.keep).toEqual(['keep', 'bypass', 'bypass']);
  });
});

describe('attributes', () => {
  it('are inherited from containers, computed from those above, and spiced with variables', () => {
    const { levels, compute } = architectureOf(
      `  - !Container {name: Top, attributes: {technology: 45nm, words: 8 * scale}}
  - !Component {name: DRAM, class: DRAM, attributes: {datawidth: 8, width: datawidth * words}}
  - !Container {name: Chip, attributes: {technology: "22nm", words: words / 2}}
  - !Component
    name: RF
    class: regfile
    attributes:
      depth: max(words, 4)
      datawidth: DRAM.attributes["datawidth"]
      area: depth * real_width
      real_width: datawidth
${MAC}`,
      'variables: {version: 0.4, scale: 1 + 1, global_cycle_seconds: 1e-9}\n',
    );
    expect(levels[1]?.attributes).toEqual({
      scale: 2,
      global_cycle_seconds: 1e-9,
      technology: '45nm',
      words: 16,
      datawidth: 8,
      width: 128,
    });
    expect(levels[0]?.attributes).toMatchObject({
      technology: '22nm',
      words: 8,
      depth: 8,
      datawidth: 8,
      area: 64,
      real_width: 8,
    });
    expect(levels[0]).toMatchObject({ capacityWords: 8, blockWords: 1 });
    expect(compute.attributes).toMatchObject({ technology: '22nm', scale: 2 });
    expect(compute.attributes).not.toHaveProperty('depth');
  });

  it('do not let a variable bound memories', () => {
    const { levels } = architectureOf(DRAM + MAC, 'variables: {depth: 16}\n');
    expect(levels[0]).toMatchObject({ capacityWords: Number.POSITIVE_INFINITY, attributes: { depth: 16 } });
  });

  it('give copies by arithmetic', () => {
    const { levels } = architectureOf(
      `${DRAM}  - !Container {name: L, attributes: {n: 3}, spatial: {meshX: n * 2}}\n${MAC}`,
    );
    expect(levels[0]).toMatchObject({ name: 'L', fanoutX: 6, fanoutY: 1 });
  });

  it('of networks are handed down by containers only', () => {
    const { levels } = architectureOf(
      `  - !Component {name: DRAM, class: DRAM, attributes: {energy_per_hop: 9}}
  - !Container {name: L, spatial: {meshX: 2}, attributes: {energy_per_hop: 0.5, router_energy: 0.25}}
  - !Component {name: RF, class: regfile, spatial: {meshY: 2}, attributes: {depth: 1, energy_per_hop: 3}}
${MAC}`,
    );
    expect(levels.map(({ name, network }) => [name, network.energyPerHopPj, network.routerEnergyPj])).toEqual([
      ['RF', 3, 0.25],
      ['inter_RF_spatial', 0.5, 0.25],
      ['L', 0.5, 0.25],
      ['DRAM', 9, 0],
    ]);
  });
});

describe('memories', () => {
  it.each<[string, Partial<Memory>]>([
    ['datawidth: 8, width: 32, depth: 10', { capacityWords: 40, blockWords: 4, clusterSize: 1, datawidthBits: 8 }],
    ['datawidth: 8, width: 32, depth: 10, cluster_size: 2', { capacityWords: 20, blockWords: 2, clusterSize: 2 }],
    ['datawidth: 8, width: 32, depth: 10, block_size: 1', { capacityWords: 10, blockWords: 1, clusterSize: 4 }],
    ['datawidth: 8, block_size: 4, entries: 10', { capacityWords: 10, blockWords: 4 }],
    ['datawidth: 16, width: 64, entries: 4096, depth: 1024, sizeKB: 8', { capacityWords: 4096, blockWords: 4 }],
    ['datawidth: 16, width: 64, entries: 4096, depth: 7', { capacityWords: 4096, blockWords: 4 }],
    ['datawidth: 8, width: 40, depth: 10, cluster_size: 2', { capacityWords: 20, blockWords: 2, clusterSize: 2 }],
    ['data_width: 8, width: 64, depth: 10', { datawidthBits: 8, blockWords: 8 }],
    ['datawidth: 16, sizeKB: 2', { capacityWords: 1024, blockWords: 1 }],
    ['word-bits: 16, memory_width: 32, memory_depth: 4', { capacityWords: 8, datawidthBits: 16 }],
    ['datawidth: 8, word-bits: 16, width: 32, depth: 4', { capacityWords: 8, datawidthBits: 16 }],
    ['data_storage_depth: 4, memory_depth: 5, num_banks: 3, n_banks: 4', { capacityWords: 5 }],
    ['depth: 7, multiple_buffering: 2', { capacityWords: 3, datawidthBits: 16 }],
    ['depth: 8, min_utilization: 0.25', { capacityWords: 8, minUtilizedWords: 2 }],
    ['depth: 8, bandwidth: 6, write_bandwidth: 1', { readBandwidthWordsPerCycle: 3, writeBandwidthWordsPerCycle: 1 }],
    [
      'depth: 8, shared_bandwidth: 6',
      { sharedBandwidthWordsPerCycle: 6, readBandwidthWordsPerCycle: Number.POSITIVE_INFINITY },
    ],
    ['depth: 8, per_dataspace_bandwidth_consumption_scale: {Z: 0.5}', { bandwidthScale: { Z: 0.5 } }],
    [
      'depth: 8, network_fill_latency: 10, network_drain_latency: 2',
      { networkFillLatencyCycles: 10, networkDrainLatencyCycles: 2 },
    ],
  ])('{%s}', (attributes, expected) => {
    expect(memoryOf(attributes)).toMatchObject(expected);
  });

  it('name the level whose gate switches them off', () => {
    const { levels } = architectureOf(
      `${DRAM}  - !Component {name: Big, class: SRAM, attributes: {depth: 9, has_power_gating: yes}}
  - !Component {name: Mid, class: SRAM, attributes: {depth: 9}}
  - !Component {name: Low, class: SRAM, attributes: {depth: 9}}
  - !Component {name: Own, class: SRAM, attributes: {depth: 9, power_gated_at: Big}}
${MAC}`,
    );
    const gates = levels.map((level) => [level.name, levels[(level as Memory).powerGatedAt]!.name]);
    expect(Object.fromEntries(gates)).toEqual({ DRAM: 'DRAM', Big: 'Big', Mid: 'Mid', Low: 'Mid', Own: 'Big' });
  });
});

describe('mistakes', () => {
  it.each([
    ['a misspelt key', 'class: SRAM', 'clas: SRAM', ['unknown-key 16:5', 'missing-key 15:5']],
    ['a misspelt tag', '!Container\n    name: Lane', '!Contaner\n    name: Lane', ['unknown-tag 12:5']],
    ['a node without tag', '- !Container\n    name: Lane', '- name: Lane', ['untagged-node 11:5']],
    ['an unknown name in arithmetic', 'depth: 64', 'depth: wordz * 2', ['bad-expression 17:50']],
    ['text where a number belongs', 'depth: 64', 'depth: large', ['bad-attribute 17:43']],
    ['a negative number', 'depth: 64', 'depth: -1', ['bad-attribute 17:43']],
    ['two sizes', 'depth: 64', 'depth: 64, sizeKB: 1', ['attribute-conflict 17:54']],
    [
      'a width that its cluster leaves no word of',
      'width: 16',
      'width: 16, cluster_size: 4',
      ['attribute-conflict 17:32'],
    ],
    [
      'a width that is neither of blocks nor of clusters',
      'width: 16',
      'width: 16, block_size: 1, cluster_size: 1',
      ['attribute-conflict 17:32'],
    ],
    ['a width that holds no whole blocks', 'width: 16', 'width: 16, block_size: 3', ['attribute-conflict 17:32']],
    ['a width that holds no whole words', 'width: 16', 'width: 12', ['attribute-conflict 17:32']],
    [
      'a weight for no dataspace',
      'depth: 64',
      'depth: 64, per_dataspace_bandwidth_consumption_scale: {Q: 2}',
      ['unknown-dataspace 17:54'],
    ],
    ['a gate that does not exist', 'depth: 64', 'depth: 64, power_gated_at: Bufer', ['unknown-level 17:54']],
    ['half a copy', 'meshX: 4', 'meshX: 2.5', ['wrong-type 13:22']],
    ['a misspelt mesh', 'meshX: 4', 'mesh_x: 4', ['unknown-key 13:15']],
    ['two parts of one name', 'name: Buffer', 'name: DRAM', ['duplicate-name 15:11']],
    ['no compute unit', 'class: intmac', 'class: SRAM', ['no-compute 19:11']],
    ['a compute unit in between', 'class: SRAM', 'class: intmac', ['compute-not-last 15:11']],
    ['sparse optimizations', 'class: SRAM', 'class: SRAM\n    sparse_optimizations: {x: 1}', ['unknown-key 17:28']],
  ])('%s', (_, from, to, expected) => {
    expect(ARCHITECTURE).toContain(from);
    expect(problemsOf(() => loadTiny({ architecture: ARCHITECTURE.replace(from, to) }))).toEqual(expected);
  });

  it.each([
    ['of the file itself, without a depth', 'depth: 64', 'cell_depth: 64', ['warning unbounded-memory 15:11']],
    [
      'near a known attribute that is missing',
      'width: 16, depth: 64',
      'width_a: 16, depth: 64',
      ['warning unused-attribute 17:32'],
    ],
    ['that Timeloop does not read', 'datawidth: 8', 'data-width: 8', ['warning timeloop-differs 10:18']],
    ['that Timeloop does not read, but that say the same', 'datawidth: 8', 'data_width: 8, word-bits: 8', []],
    ['of two sizes, as Timeloop', 'depth: 64', 'depth: 64, entries: 64', ['warning size-left-aside 17:43']],
    ['with bits to spare', 'width: 16', 'width: 40, cluster_size: 4', ['warning no-effect 17:32']],
    ['for cost plugins only', 'depth: 64', 'depth: 64, metadata_width: 3, type: "LPDDR4"', []],
  ])('warns of attributes %s', (_, from, to, expected) => {
    expect(problemsOf(() => loadTiny({ architecture: ARCHITECTURE.replace(from, to) }))).toEqual(expected);
  });

  it.each([
    'dephts',
    'detph',
    'Depth',
    'de_pth',
    'block_szie',
    'blockSize',
    'read_bandwith',
    'n_bank',
    'size_kb',
    'entires',
  ])('a misspelt attribute: %s', (name) => {
    const architecture = ARCHITECTURE.replace('width: 16,', `width: 16, ${name}: 4,`);
    const missing = ARCHITECTURE.replace(', depth: 64', `, ${name}: 4`);
    const isDepth = /d.?e.?pth|detph|dephts/i.test(name);
    const found = problemsOf(() => loadTiny({ architecture: isDepth ? missing : architecture }));
    expect(found).toEqual([expect.stringMatching(/^unknown-attribute 17:/)]);
  });

  it('a misspelt attribute of a container or a compute unit, which hand it on', () => {
    const slips = [
      ARCHITECTURE.replace('technology: "45nm"', 'datawidht: 8'),
      ARCHITECTURE.replace('class: intmac', 'class: intmac\n    attributes: {datawith: 8}'),
    ];
    for (const architecture of slips) {
      expect(problemsOf(() => loadTiny({ architecture }))).toEqual([expect.stringMatching(/^unknown-attribute /)]);
    }
  });

  it('takes attributes of public designs for what they are', () => {
    const names = ['n_rdwr_ports', 'nports', 'nbanks', 'band_width', 'width_a', 'adder_width'];
    const others = ['entry_bits', 'BATCH_SIZE', 'metadata_width', 'DEPTH'];
    const attributes = [...names, ...others].map((name) => `${name}: 2`).join(', ');
    const architecture = ARCHITECTURE.replace('depth: 64', `depth: 64, ${attributes}`);
    expect(problemsOf(() => loadTiny({ architecture }))).toEqual([]);
  });

  it('in !Parallel: a dataspace kept in two branches or in none, and copies', () => {
    const nodes = `architecture:
  nodes:
${DRAM}  - !Parallel
    nodes:
    - !Component {name: X, class: SRAM, attributes: {depth: 4}, constraints: {dataspace: {keep: [A, B]}}}
    - !Component {name: Y, class: SRAM, attributes: {depth: 4}, constraints: {dataspace: {keep: [B]}}, spatial: {meshX: 2}}
${MAC}`;
    expect(problemsOf(() => loadTiny({ architecture: nodes }))).toEqual([
      'fanout-in-parallel 7:113',
      'kept-in-two-branches 5:5',
      'kept-in-no-branch 5:5',
    ]);
  });

  it('an architecture of a compute unit alone', () => {
    expect(problemsOf(() => loadTiny({ architecture: `architecture:\n  nodes:\n${MAC}` }))).toEqual(['no-memory 1:1']);
    expect(problemsOf(() => loadTiny({ architecture: 'architecture: {nodes: []}\n' }))).toEqual(['no-compute 1:1']);
  });
});
