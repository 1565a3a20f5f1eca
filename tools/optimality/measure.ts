// Times the proofs of the optimal mapper and prints a table in Markdown:
//   tsx --conditions=@loopwright/source tools/optimality/measure.ts [CASES] [--seconds 60] [--only REGEXP] [--objective edp] [--write]
// A case is a folder with the input files and, where there is a result to compare with, timeloop.json with its EDP. Without
// a folder every reference design meets the layers named by --layers (NETWORK/LAYER,...). One thread. --write puts
// the table into docs/optimality.md.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { MetricName } from '@loopwright/core';
import type { SourceText } from '@loopwright/spec';
import { readSource, readSources, referenceDesigns, root } from './designs.ts';
import { putTable } from './markdown-table.ts';
import { proveLayer } from './prove-layer.ts';

interface Case {
  readonly name: string;
  readonly sources: readonly SourceText[];
  /** Best EDP known before, pJ cycles. */
  readonly bar?: number;
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '60' },
    only: { type: 'string', default: '' },
    objective: { type: 'string', default: 'edp' },
    layers: { type: 'string', default: 'alexnet/conv2,resnet18/conv1,resnet18/conv5_2_2,vgg16/conv3_2' },
    write: { type: 'boolean', default: false },
  },
});
const objective = values.objective as MetricName;
const cases = (positionals[0] === undefined ? designsTimesLayers() : foldersOf(positionals[0])).filter(({ name }) =>
  new RegExp(values.only).test(name),
);

function foldersOf(folder: string): Case[] {
  return readdirSync(folder).map((name) => {
    const own = `${folder}/${name}`;
    const bar = `${own}/timeloop.json`;
    return {
      name,
      sources: readSources(own),
      ...(existsSync(bar) ? { bar: JSON.parse(readFileSync(bar, 'utf8')).edp } : {}),
    };
  });
}

function designsTimesLayers(): Case[] {
  return referenceDesigns.flatMap((design) =>
    values.layers.split(',').map((layer) => ({
      name: `${design}, ${layer}`,
      sources: [
        ...readSources(`${root}configs/designs/${design}`),
        readSource(`${root}configs/networks/${layer}.yaml`),
      ],
    })),
  );
}

async function measure({ name, sources, bar }: Case): Promise<string> {
  const clock = () => performance.now() / 1000;
  const { outcome, plans, nodes } = await proveLayer(sources, [objective], Number(values.seconds), clock);
  const { bestScore, bound, seconds, optimal } = outcome;
  const gap = optimal ? 0 : 1 - bound / bestScore;
  const cells = [
    name,
    bestScore.toExponential(4),
    bar === undefined ? '' : (bestScore / bar).toFixed(3),
    seconds.toFixed(1),
    String(plans),
    String(nodes),
    `${(100 * gap).toFixed(1)} %`,
    optimal ? 'yes' : 'no',
  ];
  process.stderr.write(`${cells.join('  ')}\n`);
  return `| ${cells.join(' | ')} |`;
}

const rows: string[] = [];
for (const each of cases) rows.push(await measure(each));
putTable(
  {
    head: [
      `| case | ${objective}, pJ cycles | of the bar | s | plans | nodes | gap | proven |`,
      '| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |',
    ],
    rows,
    how: `one thread, at most ${values.seconds} s a case`,
  },
  values.write ? objective : undefined,
);
