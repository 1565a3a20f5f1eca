import { formatCount, formatPercent } from '@loopwright/report';
import { designNames, sparseDesign } from './designs.ts';
import { markdownTable } from './markdown-table.ts';
import { median, type Rate } from './measure.ts';
import { runTask } from './run-task.ts';
import { type GrowthSeries, growthSeries } from './tasks/cost-growth.ts';
import { viewVariants } from './tasks/live-view.ts';
import { searchThreads } from './tasks/many-searches.ts';
import { tapVariants } from './tasks/tap-overhead.ts';
import type { TaskOptions } from './tasks/task.ts';

/** The chapters of the report, in order: each measures and returns Markdown. */
export const sections: readonly ((options: TaskOptions) => Promise<string>)[] = [
  designs,
  zeros,
  reference,
  taps,
  views,
  searches,
  growth,
  memory,
];

async function designs(options: TaskOptions): Promise<string> {
  const rows: string[][] = [];
  for (const design of designNames) {
    const speed = await runTask('designSpeed', design, options);
    const imperfect = await runTask('imperfectSpeed', design, options);
    const inSpace = await runTask('spatiallyImperfectSpeed', design, options);
    rows.push([
      design,
      perSecond(speed.valid),
      formatCount(Math.round(speed.valid.perSecond)),
      nanoseconds(speed.decoded),
      nanoseconds(speed.costed),
      perSecond(speed.sampled),
      formatPercent(1 - speed.validShare),
      formatCount(Math.round(speed.sampled.perCpuSecond * speed.validShare)),
      perSecond(imperfect.valid),
      perSecond(inSpace.valid),
      megabytes(speed.peakBytes),
    ]);
  }
  const titles = [
    'design',
    'valid/s',
    '(wall)',
    'decode ns',
    'cost ns',
    'drawn/s',
    'rejected',
    'costed/s',
    'imperfect/s',
    'in space/s',
    'peak MB',
  ];
  return `## Designs

Mappings of VGG-16 conv3_2. *valid/s*: mappings that fit, decoded from genomes and costed in full (cycles, energy, EDP), of a
pool of 4,096; *decode* and *cost* are its parts. *drawn/s*: mappings of the random-pruned sampler, of which some are
*rejected* and the others *costed*. *imperfect/s*: as valid/s, the output columns (P) split imperfectly in time; *in space/s*: the
filters (M) split imperfectly among the children of fan-outs.

${markdownTable(titles, rows)}`;
}

async function zeros(options: TaskOptions): Promise<string> {
  const rows: string[][] = [];
  for (const design of [designNames[0], sparseDesign] as const) {
    const speed = await runTask('designSpeed', design, options);
    const first = await runTask('firstSight', design, options);
    rows.push([
      design,
      perSecond(speed.valid),
      nanoseconds(speed.decoded),
      nanoseconds(speed.costed),
      perSecond(speed.sampled),
      formatPercent(1 - speed.validShare),
      perSecond(first),
    ]);
  }
  return `## Designs that save on zeros

The same layer with 35 % of its weights and half of its inputs not zero, anywhere: both are kept by their coordinates, reads of the global
buffer are skipped and those of register files gated. *valid/s* costs the pool again and again: what its tiles hold is known. *drawn/s* is of
mappings drawn once each, whose tiles are measured where they are new; *first/s* is of the first 10,000 of a process, its code not warm yet.

${markdownTable(['design', 'valid/s', 'decode ns', 'cost ns', 'drawn/s', 'rejected', 'first/s'], rows)}`;
}

async function reference(options: TaskOptions): Promise<string> {
  const rows: string[][] = [];
  for (const design of designNames) {
    const { reference, evaluated, analysed } = await runTask('referenceRatio', design, options);
    const times = (rate: Rate) => formatCount(Math.round(rate.perCpuSecond / reference.perCpuSecond));
    rows.push([
      design,
      formatCount(Number(reference.perCpuSecond.toPrecision(3))),
      perSecond(evaluated),
      times(evaluated),
      perSecond(analysed),
      times(analysed),
    ]);
  }
  return `## Against the reference analysis

Mappings of a small layer (C=4, M=8, R=S=3, P=Q=4: 4,608 computes) per second. The reference of testkit runs every iteration;
the evaluator costs for a search, or with every count for a report. The ratio grows with the layer.

${markdownTable(['design', 'reference/s', 'evaluator/s', 'times', 'every count/s', 'times'], rows)}`;
}

async function taps(options: TaskOptions): Promise<string> {
  // Processes of all variants by turns: a machine that slows down slows all of them.
  const rates = tapVariants.map((): number[] => []);
  for (let round = 0; round < options.rounds; round++) {
    for (const [index, variant] of tapVariants.entries()) {
      const rate = await runTask('tapOverhead', variant, { ...options, rounds: 1 });
      rates[index].push(rate.perCpuSecond);
    }
  }
  const [alone, ...others] = rates.map(median);
  const row = (variant: string, rate: number) => {
    const more = 1e9 / rate - 1e9 / alone;
    return [
      variant,
      formatCount(Math.round(rate)),
      (1e9 / rate).toFixed(0),
      `${more < 0 ? '' : '+'}${more.toFixed(0)}`,
    ];
  };
  const rows = [row(tapVariants[0], alone), ...others.map((rate, index) => row(tapVariants[index + 1], rate))];
  return `## Evaluate taps

Valid mappings decoded and costed on grid-256 with plugins that each wrap the evaluator and add to the energy.

${markdownTable(['evaluator', 'valid/s', 'ns', 'more ns'], rows)}`;
}

async function views(options: TaskOptions): Promise<string> {
  const rates = viewVariants.map((): number[] => []);
  for (let round = 0; round < options.rounds; round++) {
    for (const [index, variant] of viewVariants.entries()) {
      rates[index].push((await runTask('liveView', variant, options)).perCpuSecond);
    }
  }
  const rows = rates.map((list, index) => {
    const [least, greatest] = [Math.min(...list), Math.max(...list)].map((rate) => formatCount(Math.round(rate)));
    return [viewVariants[index], formatCount(Math.round(median(list))), least, greatest];
  });
  return `## Live view

\`loopwright map --mapper random-pruned --threads 1\` on row-stationary-168, the whole command, where nobody looks on and on a
terminal: mappings drawn per second, and the slowest and fastest of the rounds.

${markdownTable(['output', 'drawn/s', 'slowest', 'fastest'], rows)}`;
}

async function searches(options: TaskOptions): Promise<string> {
  const rows: string[][] = [];
  for (const threads of searchThreads) {
    const { searches, wallSeconds, cpuSeconds, residentBytes } = await runTask('manySearches', threads, options);
    const milliseconds = (seconds: number) => ((1e3 * seconds) / searches).toFixed(1);
    rows.push([
      `${threads}`,
      formatCount(searches),
      milliseconds(wallSeconds),
      milliseconds(cpuSeconds),
      megabytes(residentBytes),
    ]);
  }
  return `## Many small searches

One process searches the layers of ResNet-18 on grid-256 in turn, 2,000 mappings each, by the whole command. Worker threads
stay from one search to the next. *MB*: resident memory of the process in the end, threads included.

${markdownTable(['threads', 'searches', 'ms each (wall)', 'CPU ms each', 'MB'], rows)}`;
}

async function growth(options: TaskOptions): Promise<string> {
  const tables: string[] = [];
  for (const series of Object.keys(growthSeries) as GrowthSeries[]) {
    const times = await runTask('costGrowth', series, options);
    const amounts = Object.keys(times);
    tables.push(markdownTable([series, ...amounts], [['ns', ...amounts.map((amount) => times[amount].toFixed(0))]]));
  }
  return `## What the cost grows with

Time to cost one mapping of made-up designs: 4 dimensions, 8 temporal loops, 3 memories, 4 x 4 children, 3 tensors (one with
a window), where nothing else is said; loops are varied with 6 memories. Children in use make work only where a tensor's
window spans them.

${tables.join('\n\n')}`;
}

async function memory(options: TaskOptions): Promise<string> {
  const result = await runTask('memoryGrowth', 'grid-256', options);
  const { evaluations, seconds, earlyBytes, lateBytes, peakBytes } = result;
  const row = [
    formatCount(evaluations),
    seconds.toFixed(1),
    megabytes(earlyBytes, 2),
    megabytes(lateBytes, 2),
    `${lateBytes < earlyBytes ? '' : '+'}${((lateBytes - earlyBytes) / 1024).toFixed(0)} KB`,
    megabytes(peakBytes),
  ];
  const titles = ['evaluations', 'seconds', 'MB after a tenth', 'MB at the end', 'growth', 'peak MB'];
  return `## Memory

One search-like run on grid-256: mappings drawn by the random-pruned sampler and costed. In use: the engine's heap and arrays,
garbage collected; peak: resident memory of the process.

${markdownTable(titles, [row])}`;
}

function perSecond(rate: Rate): string {
  return formatCount(Math.round(rate.perCpuSecond));
}

function nanoseconds(rate: Rate): string {
  return (1e9 / rate.perCpuSecond).toFixed(0);
}

function megabytes(bytes: number, digits = 0): string {
  return (bytes / 2 ** 20).toFixed(digits);
}
