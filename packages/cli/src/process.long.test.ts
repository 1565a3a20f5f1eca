import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { all, arrayFolder, search } from '../fixtures/run-in.ts';
import { startIn } from '../fixtures/start-in.ts';

const folder = arrayFolder();
const start = startIn(folder);

test('exit codes reach the shell', async () => {
  const [good, bad] = await Promise.all([start(['evaluate', ...all]).ended, start(['evaluate', 'none.yaml']).ended]);
  expect(good).toMatchObject({ code: 0, stderr: '' });
  expect(bad).toMatchObject({ code: 2, stdout: '' });
  expect(bad.stderr).not.toContain('    at ');
}, 30_000);

test('a reader that leaves early ends the command without a word', async () => {
  const { child, ended } = start(['evaluate', ...all, '--json']);
  child.stdout.destroy();
  expect(await ended).toMatchObject({ code: 2, stderr: '' });
}, 30_000);

test('Ctrl-C ends a search in threads with what it has', async () => {
  const log = join(folder, 'log.jsonl');
  const { child, ended } = start(['map', ...search, '--seconds', '60', '--json', '--threads', '2', '--log', log]);
  while (!existsSync(log) || statSync(log).size === 0) await setTimeout(20);
  child.kill('SIGINT');
  const { code, stdout } = await ended;
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ best: { valid: true }, search: { stopped: 'interrupted', threads: 2 } });
}, 60_000);

test('the same seed, threads and evaluations give the same mapping', async () => {
  // A plugin that the configuration makes itself: every thread must load it.
  const config = `
    const half = { name: 'half', setup: ({ hooks }) => hooks.evaluate.tap((evaluate) => (batch, candidate) => {
      evaluate(batch, candidate);
      batch.energyPj[candidate] /= 2;
    }) };
    export default { plugins: [half], threads: 2, seed: 5, limits: { evaluations: 3001 } };`;
  writeFileSync(join(folder, 'half.config.ts'), config);
  const map = ['map', ...search, '--config', 'half.config.ts', '--json'];
  const [one, two] = await Promise.all([start(map).ended, start(map).ended]);
  expect(one).toMatchObject({ code: 0, stderr: '' });
  const [first, second] = [JSON.parse(one.stdout), JSON.parse(two.stdout)];
  expect(first.search).toMatchObject({ threads: 2, evaluated: 3001, stopped: 'evaluations' });
  expect(first.mapping).toEqual(second.mapping);
  const { stdout } = await start(['evaluate', ...search, 'best.json', '--json', '--config', 'half.config.ts'], {
    'best.json': JSON.stringify({ mapping: first.mapping }),
  }).ended;
  expect(JSON.parse(stdout).energyPj).toBe(first.best.energyPj);
}, 60_000);

test('options of the configuration hold in every thread', async () => {
  const map = ['map', ...search, '--json', '--threads', '2', '--set', 'limits.evaluations=6000', '--set', 'seed=4'];
  const [priced, tables] = await Promise.all([start([...map, '--plugin', 'energy-pat']).ended, start(map).ended]);
  const [one, two] = [JSON.parse(priced.stdout), JSON.parse(tables.stdout)];
  expect(one.search).toMatchObject({ seed: 4, threads: 2, evaluated: 6000 });
  expect(one.best.energyPj).not.toBe(two.best.energyPj);
}, 60_000);

test('two threads prove what one proves', async () => {
  const orders = `constraints:
  targets:
  - {target: DRAM, type: temporal, permutation: [M, N, K]}
  - {target: Buffer, type: temporal, permutation: [M, N, K]}
`;
  writeFileSync(join(folder, 'orders.yaml'), orders);
  const map = (mapper: string, threads: number) =>
    start(['map', ...search, 'orders.yaml', '--json', '--mapper', mapper, '--threads', `${threads}`]).ended;
  const runs = await Promise.all([map('exhaustive', 1), map('exhaustive', 2), map('optimal', 2)]);
  const [one, two, optimal] = runs.map(({ stdout }) => JSON.parse(stdout));
  expect(one.search).toMatchObject({ stopped: 'exhausted', optimal: true, threads: 1 });
  expect(two.search).toMatchObject({ stopped: 'exhausted', optimal: true, threads: 2, valid: one.search.valid });
  expect(two.best.edp).toBe(one.best.edp);
  expect(optimal.search).toMatchObject({ optimal: true, threads: 2 });
  expect(optimal.best.edp).toBe(one.best.edp);
}, 60_000);
