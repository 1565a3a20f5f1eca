// Counts the layers of whole networks that the optimal mapper proves, on every reference design:
//   tsx --conditions=@loopwright/source tools/optimality/count-proofs.ts [NETWORK...] [--objectives edp,energy] [--designs NAME,...]
//     [--layers REGEXP] [--seconds 10] [--write]
// Each distinct layer of configs/networks/NETWORK.yaml once; the eight networks below unless others are named. One thread; seconds are CPU
// time, so that other work on the machine does not decide. --write puts the table into docs/optimality.md: of one objective that of the
// networks, of several that of objectives.
import { parseArgs } from 'node:util';
import type { ObjectiveName } from '@loopwright/core';
import { cpuSeconds } from './cpu-seconds.ts';
import { readSources, referenceDesigns, root } from './designs.ts';
import { putTable } from './markdown-table.ts';
import { layersOf } from './network-layers.ts';
import { proveLayer } from './prove-layer.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    objectives: { type: 'string', default: 'edp' },
    designs: { type: 'string', default: referenceDesigns.join(',') },
    layers: { type: 'string', default: '' },
    seconds: { type: 'string', default: '10' },
    write: { type: 'boolean', default: false },
  },
});
/** One of each kind that the gallery has: early and deep convolutions, depthwise ones, vision and language transformers, decoding. */
const eightNetworks = [
  'alexnet',
  'bert-base',
  'gpt2',
  'llama3-8b-block-decode',
  'mobilenetv3',
  'resnet18',
  'vgg16',
  'vit-b16',
];
const networks = positionals.length > 0 ? positionals : eightNetworks;
const seconds = Number(values.seconds);

interface Counted {
  readonly all: number;
  /** Layers, and the design that each is not proven on. */
  readonly unproven: readonly string[];
  /** Seconds of every proof. */
  readonly times: readonly number[];
}

async function count(network: string, objective: ObjectiveName): Promise<Counted> {
  const times: number[] = [];
  const unproven: string[] = [];
  let all = 0;
  const layers = layersOf(network).filter(({ source }) => new RegExp(values.layers).test(source.file));
  for (const { source: layer } of layers) {
    for (const design of values.designs.split(',')) {
      const sources = [...readSources(`${root}configs/designs/${design}`), layer];
      const { outcome } = await proveLayer(sources, [objective], seconds, cpuSeconds);
      const isProven = outcome.front === null ? outcome.optimal : outcome.frontIsComplete;
      const gap = outcome.bestScore / outcome.bound;
      all++;
      times.push(outcome.seconds);
      if (!isProven) unproven.push(`${layer.file} on ${design} (${gap.toFixed(2)})`);
      process.stderr.write(`${objective} ${design} ${layer.file} ${isProven} ${outcome.seconds.toFixed(1)} s\n`);
    }
  }
  return { all, unproven, times };
}

function row(network: string, objective: string, { all, unproven, times }: Counted): string {
  const ascending = times.toSorted((a, b) => a - b);
  const cells = [
    network,
    objective,
    `${all - unproven.length} of ${all}`,
    ascending[ascending.length >> 1].toFixed(1),
    ascending.at(-1)!.toFixed(1),
    unproven.join(', '),
  ];
  return `| ${cells.join(' | ')} |`;
}

const objectives = values.objectives.split(',');
const rows: string[] = [];
for (const objective of objectives) {
  const counted: Counted[] = [];
  for (const network of networks) {
    const own = await count(network, objective);
    counted.push(own);
    rows.push(row(network, objective, own));
  }
  if (networks.length === 1) continue;
  rows.push(
    row('**all**', objective, {
      all: counted.reduce((sum, { all }) => sum + all, 0),
      unproven: counted.flatMap(({ unproven }) => unproven),
      times: counted.flatMap(({ times }) => times),
    }),
  );
}
putTable(
  {
    head: [
      '| network | objective | proven | median, s | longest, s | best over bound where not |',
      '| --- | --- | ---: | ---: | ---: | --- |',
    ],
    rows,
    how: `one thread, at most ${seconds} s of CPU time a proof`,
  },
  values.write ? (objectives.length > 1 ? 'objectives' : 'networks proven') : undefined,
);
