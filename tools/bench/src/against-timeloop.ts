// Sets the rate of Timeloop's mapper beside that of the evaluator: the same designs, layer and mapspace, one thread each, CPU time.
//   npm run against-timeloop -w @loopwright/tool-bench -- [--quick] [--write] [--timeloop "commit, how it was built"]
// It takes a timeloop-mapper on the PATH, and measures the built packages. --write puts the table into docs/bench.md and against-timeloop.md,
// which `npm run bench` takes over.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { formatCount } from '@loopwright/report';
import { type DesignName, sparseDesign, structuredDesign } from './designs.ts';
import { markdownTable } from './markdown-table.ts';
import { runTask } from './run-task.ts';
import { runTimeloop } from './run-timeloop.ts';

const { quick, write, timeloop } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    timeloop: { type: 'string', default: 'of unknown commit' },
  },
}).values;
const options = {
  seed: 1,
  rounds: quick ? 1 : 3,
  poolSize: quick ? 256 : 4096,
  roundSeconds: quick ? 0.02 : 0.4,
  evaluations: quick ? 100 : 10_000,
};
const layer = 'VGG-16 conv3_2';
/** Mappings that take Timeloop some seconds to minutes. */
const subjects: readonly (readonly [DesignName, number])[] = [
  ['grid-256', quick ? 100 : 20_000],
  [structuredDesign, quick ? 20 : 5_000],
  [sparseDesign, quick ? 1 : 200],
];

if (spawnSync('sh', ['-c', 'command -v timeloop-mapper']).status !== 0) {
  process.stderr.write('There is no timeloop-mapper on the PATH: Timeloop is built by its own instructions.\n');
  process.exit(1);
}

const rows: string[][] = [];
for (const [design, mappings] of subjects) {
  const seconds = runTimeloop(design, layer, mappings);
  const first = await runTask('firstSight', design, options);
  const { valid, validShare } = await runTask('designSpeed', design, options);
  const theirs = mappings / seconds;
  const count = (rate: number) => formatCount(Number(rate.toPrecision(3)));
  const ours = [first.perCpuSecond * validShare, valid.perCpuSecond];
  rows.push([
    design,
    formatCount(mappings),
    count(theirs),
    ...ours.flatMap((rate) => [count(rate), count(rate / theirs)]),
  ]);
}
const machine = `${new Date().toISOString().slice(0, 10)}, ${cpus()[0].model} (${cpus().length} CPUs), Node ${process.version}`;
const titles = ['design', 'mappings', 'Timeloop', 'at first', 'times', 'again', 'times'];
const text = `## Against Timeloop

Made by \`npm run against-timeloop -w @loopwright/tool-bench -- --write\`, with a \`timeloop-mapper\` on the PATH: ${machine}.
Timeloop: ${timeloop}.

Mappings of ${layer} that fit, found and costed, per second of CPU time of one thread. *Timeloop* took so many *mappings* of \`random_pruned\`, in the same
mapspace and with its default short cut. *At first*: those among the first 10,000 of the random-pruned sampler in a process, when no code is
warm and no tile with zeros measured. *Again*: those of a pool, decoded and costed over and over. *Structured zeros* are the same share of every tile
(\`fixed_structured\`), for which Timeloop sums over no occupancies.

${markdownTable(titles, rows)}`;
process.stdout.write(`${text}\n`);
if (write) {
  const file = new URL('./against-timeloop.md', import.meta.url);
  const page = new URL('../../../docs/bench.md', import.meta.url);
  const before = readFileSync(file, 'utf8');
  writeFileSync(
    page,
    readFileSync(page, 'utf8').replace(before, () => `${text}\n`),
  );
  writeFileSync(file, `${text}\n`);
}
