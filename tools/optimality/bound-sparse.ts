// Bounds the layers of networks on sparse forms of reference designs, and prints how far the best mapping found can be off:
//   tsx --conditions=@loopwright/source tools/optimality/bound-sparse.ts [NETWORK/LAYER...] [--designs NAME,...] [--objectives edp,energy,delay]
//     [--seconds 30] [--write]
// Weights of density 0.35 and inputs of 0.5, anywhere, as in the bench. One thread; seconds are CPU time. --write puts the table into
// docs/optimality.md.
import { parseArgs } from 'node:util';
import type { ObjectiveName } from '@loopwright/core';
import { zerosInHardware, zerosInTensors } from '@loopwright/testkit';
import { cpuSeconds } from './cpu-seconds.ts';
import { readSource, readSources, root } from './designs.ts';
import { putTable } from './markdown-table.ts';
import { proveLayer } from './prove-layer.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    designs: { type: 'string', default: 'grid-256,row-stationary-168' },
    objectives: { type: 'string', default: 'edp,energy,delay' },
    seconds: { type: 'string', default: '30' },
    write: { type: 'boolean', default: false },
  },
});
const layers = positionals.length > 0 ? positionals : ['alexnet/conv3', 'resnet18/conv4_1_2'];

async function bound(layer: string, design: string, objective: string): Promise<string> {
  const problem = zerosInTensors(readSource(`${root}configs/networks/${layer}.yaml`), 'hypergeometric');
  const sources = readSources(`${root}configs/designs/${design}`).map((source) =>
    source.file.endsWith('arch.yaml') ? zerosInHardware(source) : source,
  );
  const seconds = Number(values.seconds);
  const { outcome } = await proveLayer([...sources, problem], [objective as ObjectiveName], seconds, cpuSeconds);
  const cells = [
    layer,
    design,
    objective,
    outcome.bestScore.toExponential(4),
    outcome.bound.toExponential(4),
    (outcome.bestScore / outcome.bound).toFixed(2),
    outcome.seconds.toFixed(1),
  ];
  process.stderr.write(`${cells.join('  ')}\n`);
  return `| ${cells.join(' | ')} |`;
}

const rows: string[] = [];
for (const layer of layers) {
  for (const design of values.designs.split(',')) {
    for (const objective of values.objectives.split(',')) rows.push(await bound(layer, design, objective));
  }
}
putTable(
  {
    head: [
      '| layer | design | objective | best found | bound | best over bound | s |',
      '| --- | --- | --- | ---: | ---: | ---: | ---: |',
    ],
    rows,
    how: `one thread, at most ${values.seconds} s of CPU time each`,
  },
  values.write ? 'sparse' : undefined,
);
