// Proves the layers of a network over perfect factors and over factors that need not divide, and prints what the latter gain:
//   tsx --conditions=@loopwright/source tools/optimality/compare-imperfect.ts [NETWORK] [--designs NAME,...] [--imperfect spatial]
//     [--objective edp] [--seconds 10] [--write]
// Each distinct layer of configs/networks/NETWORK.yaml once, ResNet-50 on row-stationary-168 and vector-mac-256 unless others are named.
// One thread; seconds are CPU time of a proof, so it ends within layers x designs x 2 x seconds. --write puts the table into docs/optimality.md.
import { parseArgs } from 'node:util';
import type { ObjectiveName } from '@loopwright/core';
import type { SourceText } from '@loopwright/spec';
import { cpuSeconds } from './cpu-seconds.ts';
import { readSources, root } from './designs.ts';
import { putTable } from './markdown-table.ts';
import { layersOf } from './network-layers.ts';
import { proveLayer } from './prove-layer.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    designs: { type: 'string', default: 'row-stationary-168,vector-mac-256' },
    imperfect: { type: 'string', default: 'spatial' },
    objective: { type: 'string', default: 'edp' },
    seconds: { type: 'string', default: '10' },
    write: { type: 'boolean', default: false },
  },
});
const network = positionals[0] ?? 'resnet50';
const { imperfect } = values;
const seconds = Number(values.seconds);
const where: SourceText = { file: 'imperfect', text: JSON.stringify({ mapspace: { imperfect } }) };

interface Compared {
  readonly row: string;
  readonly perfect: number;
  readonly imperfect: number;
  readonly repeats: number;
  readonly isProven: boolean;
}

async function compare(design: string, layer: SourceText, repeats: number): Promise<Compared> {
  const sources = [...readSources(`${root}configs/designs/${design}`), layer];
  const objective = [values.objective as ObjectiveName];
  const perfect = (await proveLayer(sources, objective, seconds, cpuSeconds)).outcome;
  const whole = (await proveLayer([...sources, where], objective, seconds, cpuSeconds)).outcome;
  const gap = whole.optimal ? 'yes' : `no, ${percent(1 - whole.bound / whole.bestScore)} open`;
  const cells = [
    layer.file,
    design,
    perfect.bestScore.toExponential(4),
    perfect.optimal ? 'yes' : 'no',
    whole.bestScore.toExponential(4),
    gap,
    whole.seconds.toFixed(1),
    percent(1 - whole.bestScore / perfect.bestScore),
  ];
  const row = `| ${cells.join(' | ')} |`;
  process.stderr.write(`${row}\n`);
  return { row, perfect: perfect.bestScore, imperfect: whole.bestScore, repeats, isProven: whole.optimal };
}

/** Mean gain over the layers of the network, equal ones as often as they occur. */
function summarise(design: string, compared: readonly Compared[]): string {
  const layers = compared.reduce((sum, { repeats }) => sum + repeats, 0);
  const gains = compared.map((each) => 1 - each.imperfect / each.perfect);
  const mean = compared.reduce((sum, { repeats }, i) => sum + repeats * gains[i], 0) / layers;
  const proven = compared.filter(({ isProven }) => isProven).length;
  return `| **mean of ${layers} runs** | ${design} | | | | ${proven} of ${compared.length} | | ${percent(mean)}, up to ${percent(Math.max(...gains))} |`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

const rows: string[] = [];
for (const design of values.designs.split(',')) {
  const compared: Compared[] = [];
  for (const { source, repeats } of layersOf(network)) compared.push(await compare(design, source, repeats));
  rows.push(...compared.map(({ row }) => row), summarise(design, compared));
}
putTable(
  {
    head: [
      `| layer | design | ${values.objective}, perfect | proven | ${values.objective}, imperfect | proven | s | gain |`,
      '| --- | --- | ---: | --- | ---: | --- | ---: | ---: |',
    ],
    rows,
    how: `imperfect: ${imperfect}, one thread, at most ${seconds} s of CPU time a proof`,
  },
  values.write ? 'imperfect' : undefined,
);
