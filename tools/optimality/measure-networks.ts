// Times the mapping of whole networks by the built command, and prints a table in Markdown:
//   npm run build && tsx --conditions=@loopwright/source tools/optimality/measure-networks.ts [NETWORK...] [--designs NAME,...]
//     [--objective edp] [--threads 2] [--write]
// Networks and designs are those that come along, or files; ResNet-50 and BERT base on every reference design unless others are named.
// Results are not stored: every search runs. Seconds are those of the command from its start to its end. --write puts the
// table into docs/optimality.md.
import { execFileSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import type { NetworkResultJson } from '@loopwright/results';
import { referenceDesigns, root } from './designs.ts';
import { putTable } from './markdown-table.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    designs: { type: 'string', default: referenceDesigns.join(',') },
    objective: { type: 'string', default: 'edp' },
    threads: { type: 'string', default: '2' },
    write: { type: 'boolean', default: false },
  },
});
const networks = positionals.length > 0 ? positionals : ['resnet50', 'bert-base'];
const { designs, objective, threads } = values;

function measure(network: string, design: string): string {
  const command = [`${root}packages/loopwright/bin/loopwright.js`, 'map', design, network, '--json', '--no-store'];
  const started = performance.now();
  const text = execFileSync(process.execPath, [...command, '--objective', objective, '--threads', threads], {
    encoding: 'utf8',
    maxBuffer: Infinity,
  });
  const row = rowOf(JSON.parse(text), design, (performance.now() - started) / 1000);
  process.stderr.write(`${row}\n`);
  return row;
}

function rowOf({ network, layers, totals, search }: NetworkResultJson, design: string, seconds: number): string {
  if (!totals) throw new Error(`${design} has no mapping of ${network}`);
  const proven = new Set(layers.filter(({ optimal }) => optimal).map(({ key }) => key)).size;
  const { score, bound, optimal, layerByLayer } = totals;
  const gain = layerByLayer ? 1 - score / layerByLayer.score : 0;
  const cells = [
    network,
    design,
    String(search.distinct),
    String(search.searches),
    `${proven} of ${search.distinct}`,
    optimal ? 'yes' : `no, ${percent(1 - bound / score)} open`,
    score.toExponential(4),
    percent(gain),
    seconds.toFixed(1),
  ];
  return `| ${cells.join(' | ')} |`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}

const rows = networks.flatMap((network) => designs.split(',').map((design) => measure(network, design)));
putTable(
  {
    head: [
      `| network | design | operations | searches | layers proven | network proven | ${objective}, pJ cycles | gain | s |`,
      '| --- | --- | ---: | ---: | ---: | --- | ---: | ---: | ---: |',
    ],
    rows,
    how: `${threads} threads`,
  },
  values.write ? 'networks' : undefined,
);
