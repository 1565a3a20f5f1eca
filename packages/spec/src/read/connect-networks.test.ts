import { describe, expect, it } from 'vitest';
import { loadTiny, problemsOf } from '../../test/tiny-design.ts';

const design = (attributes: { lane?: string; buffer?: string; net?: string; mac?: string }) => `architecture:
  version: 0.4
  nodes:
  - !Component {name: DRAM, class: DRAM, attributes: {datawidth: 8, width: 8}}
  - !Component {name: Net, class: ${attributes.net ?? 'Legacy, attributes: {wire_energy: 0.5, network_word_bits: 4}'}}
  - !Container {name: Lane, spatial: {meshX: 4}, attributes: {${attributes.lane ?? ''}}}
  - !Component {name: Buffer, class: SRAM, attributes: {datawidth: 8, width: 8, depth: 64, ${attributes.buffer ?? 'network_read: null, network_update: null'}}}
  - !Component {name: MAC, class: intmac, attributes: {${attributes.mac ?? ''}}}
`;
const loaded = (attributes: Parameters<typeof design>[0]) =>
  loadTiny({ architecture: design(attributes) }).specification.architecture.levels;

describe('networks given as components', () => {
  it('lie below the level that names them', () => {
    const [buffer, lane] = loaded({ buffer: 'network_read: Net' });
    expect(buffer!.networks).toMatchObject({ read: { name: 'Net' }, update: { name: 'Net' } });
    expect(lane!.networks).toBeUndefined();
    const wire = { energyPj: 0.5, wordBits: 4 };
    expect(buffer!.networks!.read).toMatchObject({ kind: 'hops', latencyCycles: 0, wire });
  });

  it('a reduction tree takes outputs only', () => {
    const net = 'ReductionTree, attributes: {adder_energy: 0.25, fill_latency: 3}';
    const [buffer] = loaded({ net, buffer: 'network_update: Net' });
    expect(buffer!.networks).toMatchObject({
      update: { kind: 'reduction-tree', adderEnergyPj: 0.25, latencyCycles: 3 },
    });
    expect(buffer!.networks!.read).toBeUndefined();
  });

  it.each<[string, Parameters<typeof design>[0], string[]]>([
    ['a name of none', { buffer: 'network_read: Nets' }, ['unknown-network']],
    ['two levels of one network', { lane: 'network_read: Net', buffer: 'n: 1' }, ['network-used-twice']],
    ['a tree to read through', { net: 'ReductionTree', buffer: 'network_read: Net' }, ['tree-cannot-read']],
    ['ends that differ', { buffer: 'network_read: Net', mac: 'network_operand: Other' }, ['attribute-conflict']],
    ['no action', { net: 'SimpleMulticast', buffer: 'network_read: Net' }, ['missing-key', 'unknown-network']],
    [
      'an unknown class',
      { net: 'LegacyPlus', buffer: 'network_read: Net' },
      ['unknown-network-class', 'unknown-network'],
    ],
    [
      'no energy',
      { net: 'SimpleMulticast, attributes: {action_name: go}', buffer: 'network_read: Net' },
      ['warning no-effect'],
    ],
    [
      'energies and latencies of a level whose words go through a component',
      { buffer: 'network_read: Net, router_energy: 2, energy-per-ingress: 1, network_fill_latency: 3' },
      ['warning no-effect', 'warning no-effect', 'warning no-effect'],
    ],
    ['energies of the other way', { buffer: 'network_update: Net, router_energy: 2' }, []],
    [
      'what its class has no use for',
      { net: 'ReductionTree, attributes: {router_energy: 1, wire_energy: 1}', buffer: 'network_update: Net' },
      ['warning no-effect'],
    ],
    [
      'drain_latency',
      { net: 'Legacy, attributes: {drain_latency: 2}', buffer: 'network_read: Net' },
      ['warning no-effect'],
    ],
  ])('%s', (_, attributes, codes) => {
    const found = problemsOf(() => loadTiny({ architecture: design(attributes) }));
    expect(found.map((problem) => problem.replace(/ \d+:\d+$/, ''))).toEqual(codes);
  });
});

it('the energy of a wire in the tables holds for every level', () => {
  const ert = 'ERT: {tables: [{name: top.wire, actions: [{name: transfer_random, energy: 0.2}]}]}\n';
  const { levels } = loadTiny({}, ert).specification.architecture;
  expect(levels.map(({ network }) => network.wire?.energyPj)).toEqual([0.2, 0.2, 0.2]);
});

it('a multicast costs by the children that it serves', () => {
  const sets = [1, 2, 4].map((n) => `{name: go, arguments: {to: ${n}}, energy: ${n / 4}}`).join(', ');
  const ert = `ERT: {tables: [{name: top.Net, actions: [${sets}]}]}\n`;
  const net = 'SimpleMulticast, attributes: {action_name: go, multicast_factor_argument: to}';
  const architecture = design({ net, buffer: 'network_read: Net' });
  const [buffer] = loadTiny({ architecture }, ert).specification.architecture.levels;
  const transfers = [1, 2, 4].map((destinations) => ({ destinations, energyPj: destinations / 4 }));
  expect(buffer!.networks!.read).toMatchObject({ kind: 'multicast', transfers });
});
