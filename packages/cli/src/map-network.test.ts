import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { arrayFolder, runIn } from '../fixtures/run-in.ts';

const network = `workload:
  name: pair
  dims: {batch: 1}
  operations:
  - {name: one, N: batch, C: 4, M: 8}
  - {name: pool, notCosted: MaxPool, operations: 32, words: 40}
  - {name: two, N: batch, C: 8, M: 4, repeat: 3}
  - {name: three, N: batch, C: 4, M: 8}
`;
const design = ['arch.yaml', 'tables.yaml'];

test('a network is mapped as a whole, and is there at once the second time', async () => {
  const folder = arrayFolder({ 'net.yaml': network });
  const argv = ['map', ...design, 'net.yaml', '--json', '--threads', '1'];
  const { code, stdout, stderr } = await runIn(folder, argv);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const { layers, totals, notCosted, search } = JSON.parse(stdout);
  expect(layers.map(({ name, count, optimal }: never) => ({ name, count, optimal }))).toMatchObject([
    { name: 'one', count: 1, optimal: true },
    { name: 'two', count: 3, optimal: true },
    { name: 'three', count: 1, optimal: true },
  ]);
  expect(totals).toMatchObject({ computes: 32 + 3 * 32 + 32, optimal: true });
  const sum = layers.reduce((all: number, { count, energyPj }: never) => all + count * energyPj, 0);
  expect(totals.energyPj).toBeCloseTo(sum, 6);
  const parts = Object.values<number>(totals.energies).reduce((all, each) => all + each, 0);
  expect(parts).toBeCloseTo(totals.energyPj, 6);
  expect(notCosted).toEqual([{ name: 'pool', operation: 'MaxPool', count: 1, operations: 32, words: 40 }]);
  expect(search).toMatchObject({ mapper: 'optimal', distinct: 2, stored: 0 });

  const again = JSON.parse((await runIn(folder, argv)).stdout);
  expect(again.search).toMatchObject({ searches: 0 });
  expect({ ...again, search: undefined }).toEqual({ layers, totals, notCosted, network: 'pair', version: 2 });
  expect(existsSync(join(folder, '.loopwright/results.jsonl'))).toBe(true);
});

test('a table for people, and one for programs', async () => {
  const folder = arrayFolder({ 'net.yaml': network });
  const { stdout } = await runIn(folder, ['map', ...design, 'net.yaml', '--csv', 'out.csv', '--no-store', '-t', '1']);
  expect(stdout).toMatch(/^pair: 5 operations$/m);
  expect(stdout).toMatch(/^Optimum +yes /m);
  expect(stdout).toMatch(/^MaxPool +1 +32 +40$/m);
  expect(readFileSync(join(folder, 'out.csv'), 'utf8')).toMatch(/^layer,operation,count,C,M,/);
  expect(existsSync(join(folder, '.loopwright'))).toBe(false);
});

test('a deadline, sizes, and files of problems', async () => {
  const folder = arrayFolder({ 'net.yaml': network });
  const map = ['map', ...design, '--json', '-t', '1'];
  const free = JSON.parse((await runIn(folder, [...map, 'net.yaml', '--objective', 'energy'])).stdout);
  const fast = JSON.parse((await runIn(folder, [...map, 'net.yaml', '--objective', 'delay'])).stdout);
  const deadline = String(fast.totals.cycles);
  const inTime = JSON.parse((await runIn(folder, [...map, 'net.yaml', '--max-cycles', deadline])).stdout);
  expect(inTime.totals.cycles).toBeLessThanOrEqual(fast.totals.cycles);
  expect(inTime.totals.energyPj).toBeGreaterThanOrEqual(free.totals.energyPj);
  const tooSoon = await runIn(folder, [...map, 'net.yaml', '--max-cycles', '1']);
  expect({ code: tooSoon.code, totals: JSON.parse(tooSoon.stdout).totals }).toEqual({ code: 1, totals: null });

  const batch = JSON.parse((await runIn(folder, [...map, 'net.yaml', '--dim', 'batch=2'])).stdout);
  expect(batch.totals.computes).toBe(2 * free.totals.computes);

  const other = readFileSync(join(folder, 'problem.yaml'), 'utf8');
  const list = arrayFolder({ 'other.yaml': other });
  const { layers } = JSON.parse((await runIn(list, [...map, 'problem.yaml', 'other.yaml'])).stdout);
  expect(layers.map(({ name }: { name: string }) => name)).toEqual(['problem', 'other']);
});

test('a network where one layer is asked for', async () => {
  const folder = arrayFolder({ 'net.yaml': network });
  const { code, stderr } = await runIn(folder, ['evaluate', ...design, 'net.yaml']);
  expect(code).toBe(2);
  expect(stderr).toContain('net.yaml is a network');
});
