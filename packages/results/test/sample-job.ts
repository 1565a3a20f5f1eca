import type { MapJob } from '@loopwright/core/engine';

/** Sections of a small design and problem, as YAML's data: JSON is YAML, and has keys to shuffle and figures to change. */
export const sections = {
  architecture: {
    version: 0.3,
    subtree: [
      {
        name: 'system',
        attributes: { technology: '45nm', location: ['left', 2] },
        local: [{ name: 'DRAM', class: 'DRAM', attributes: { datawidth: 16, width: 64 } }],
        subtree: [
          {
            name: 'PE[0..3]',
            local: [
              { name: 'RF', class: 'regfile', attributes: { datawidth: 16, width: 32, depth: 12 } },
              { name: 'MAC', class: 'intmac', attributes: { datawidth: 16, energy_scale: 1.5 } },
            ],
          },
        ],
      },
    ],
  },
  problem: {
    shape: {
      name: 'gemm',
      dimensions: ['M', 'N', 'K'],
      data_spaces: [
        { name: 'A', projection: [[['M']], [['K']]] },
        { name: 'B', projection: [[['K']], [['N']]] },
        { name: 'Z', projection: [[['M']], [['N']]], read_write: true },
      ],
    },
    instance: { M: 8, N: 6, K: 12 },
  },
  constraints: { targets: [{ target: 'RF', type: 'temporal', factors: ['M<=4'], permutation: ['K'] }] },
  ERT: {
    tables: [
      { name: 'System.DRAM[1..1]', actions: [action('read', 128), action('write', 120)] },
      { name: 'System.RF[1..4]', actions: [action('read', 6), action('write', 7)] },
      { name: 'System.MAC[1..4]', actions: [action('compute', 1.25)] },
    ],
  },
  ART: { tables: [{ name: 'System.RF[1..4]', area: 200 }] },
  components: {
    classes: [
      { name: 'pair', attributes: { width: 8 }, subcomponents: [{ name: 'half', class: 'adder' }], actions: [] },
    ],
  },
  mapper: { victory_condition: 300 },
} as const;

function action(name: string, energy: number) {
  return { name, energy };
}

/** A search over all sections, in one file. */
export const sampleJob: MapJob = {
  kind: 'map',
  sources: [{ file: 'all.yaml', text: JSON.stringify(sections) }],
  plugins: [
    {
      name: 'energy-tables',
      version: '0.1.0',
      options: { priority: 90, nested: { a: 1, b: [2] } },
      digest: null,
      isPreferred: true,
      section: { volts: 0.8 },
      origin: { kind: 'built in', name: 'energy-tables' },
    },
    {
      name: 'mine',
      version: null,
      options: null,
      digest: 'ab'.repeat(32),
      isPreferred: false,
      section: null,
      origin: { kind: 'module', module: '/home/me/mine.js' },
    },
  ],
  question: { mapper: 'random-pruned', objective: ['edp', 'energy'], seed: 7 },
  limits: { evaluations: 1000, target: 12.5 },
  shards: 2,
};
