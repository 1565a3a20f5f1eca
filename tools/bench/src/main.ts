// Measures the evaluator and the mapspace as users get them: the built packages, one thread, everything seeded.
//   npm run bench -- [--quick] [--write] [--seed 1] [--rounds 5] [--evaluations 5e6]
// --quick takes a fraction of the time, to see that it runs; --write puts the tables into docs/bench.md, and against-timeloop.md and tried.md behind them.
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { sections } from './sections.ts';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    rounds: { type: 'string' },
    evaluations: { type: 'string' },
  },
});
const { quick } = values;
const options = {
  seed: Number(values.seed),
  rounds: Number(values.rounds ?? (quick ? 1 : 5)),
  poolSize: quick ? 256 : 4096,
  roundSeconds: quick ? 0.02 : 0.4,
  evaluations: Number(values.evaluations ?? (quick ? 1e5 : 5e6)),
};
if (!Object.values(options).every((value) => value >= 0))
  throw new RangeError('seed, rounds and evaluations are numbers');

const machine = `${new Date().toISOString().slice(0, 10)}, ${cpus()[0].model} (${cpus().length} CPUs), Node ${process.version}`;
const title = `# Bench

Made by \`npm run bench -- --write\`: ${machine}, one thread, seed ${options.seed}. Rates are per second of CPU time, medians
of ${options.rounds} rounds, each kind of figure from a process of its own; *(wall)* is per second of real time, when about
${loadavg()[0].toFixed(1)} processes wanted the machine. Measured are the built packages, as users get them.`;

const parts = [quick ? `${title}\n\nA quick run: the code was not even warm, and the figures mean nothing.` : title];
process.stdout.write(`${parts[0]}\n`);
for (const section of sections) {
  const text = await section(options);
  parts.push(text);
  process.stdout.write(`\n${text}\n`);
}
// What this run does not measure.
const others = ['against-timeloop.md', 'tried.md'].map((file) => readFileSync(new URL(file, import.meta.url), 'utf8'));
if (values.write) {
  writeFileSync(new URL('../../../docs/bench.md', import.meta.url), `${parts.join('\n\n')}\n\n${others.join('\n')}`);
}
