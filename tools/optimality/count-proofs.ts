// Counts the layers of whole networks that the optimal mapper proves, on every reference design:
//   tsx --conditions=@loopwright/source tools/optimality/count-proofs.ts [NETWORK...] [--objectives edp,energy] [--designs NAME,...]
//     [--layers REGEXP] [--seconds 10] [--write]
// Each distinct layer of configs/networks/NETWORK.yaml once. One thread; seconds are CPU time, so that other work on the machine does not
// decide. --write puts the table into docs/optimality.md.
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
const networks =
  positionals.length > 0 ? positionals : ['alexnet', 'bert-base', 'gpt2', 'resnet18', 'vgg16', 'vit-b16'];
const seconds = Number(values.seconds);

/** A row of the table: proven of all, the longest and the median proof, what was not proven. */
async function count(network: string, objective: ObjectiveName): Promise<string> {
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
  times.sort((a, b) => a - b);
  const cells = [network, objective, `${all - unproven.length} of ${all}`, unproven.join(', ')];
  process.stderr.write(`median ${times[times.length >> 1].toFixed(1)} s, longest ${times.at(-1)!.toFixed(1)} s\n`);
  return `| ${cells.join(' | ')} |`;
}

const rows: string[] = [];
for (const objective of values.objectives.split(',')) {
  for (const network of networks) rows.push(await count(network, objective));
}
putTable(
  {
    head: ['| network | objective | proven | best over bound where not |', '| --- | --- | ---: | --- |'],
    rows,
    how: `one thread, at most ${seconds} s of CPU time a proof`,
  },
  values.write ? 'counts' : undefined,
);
