import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readNetworkResult, readResult } from '@loopwright/results';
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
  const { design: mappedOn, layers, totals, notCosted, betweenLayers, search } = JSON.parse(stdout);
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
  expect(search).toMatchObject({ mapper: 'optimal', distinct: 2, stored: 0, limits: { seconds: expect.any(Number) } });
  expect(mappedOn).toMatchObject({ areaUm2: expect.any(Number), computeUnits: 4 });

  const source = { file: 'net.json', text: stdout };
  expect(readNetworkResult(source)).toEqual(JSON.parse(stdout));
  expect(() => readResult(source)).toThrow('net.json holds the result of a network');

  const again = JSON.parse((await runIn(folder, argv)).stdout);
  expect(again.search).toMatchObject({ searches: 0 });
  expect({ ...again, search: undefined }).toEqual({
    ...{ design: mappedOn, layers, totals, notCosted, betweenLayers, network: 'pair', version: 2 },
  });
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

test('files: a page with all layers, Parquet, and a folder per layer as Timeloop writes it', async () => {
  const folder = arrayFolder({ 'net.yaml': network });
  const files = ['--report', 'net.html', '--parquet', 'net.parquet', '--timeloop-output', 'out'];
  const { code, stderr } = await runIn(folder, ['map', ...design, 'net.yaml', ...files, '-t', '1', '--no-store']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const html = readFileSync(join(folder, 'net.html'), 'utf8');
  expect(html).not.toMatch(/<script|NaN|undefined|\[object/);
  for (const [, id] of html.matchAll(/href="#([^"]+)"/g)) expect(html).toContain(`id="${id}"`);
  expect(html).toContain('The same: three');
  expect(readFileSync(join(folder, 'net.parquet')).subarray(0, 4).toString()).toBe('PAR1');
  for (const layer of ['one', 'two', 'three']) {
    expect(existsSync(join(folder, 'out', layer, 'timeloop-mapper.map.yaml'))).toBe(true);
  }
});

test('what passes between layers, and the most that a memory could keep of it', async () => {
  const folder = arrayFolder({ 'net.yaml': network });
  const map = ['map', ...design, 'net.yaml', '--json', '-t', '1', '--keep-on-chip'];
  const { stdout } = await runIn(folder, [...map, 'Buffer']);
  const { betweenLayers } = JSON.parse(stdout);
  // Each reads what the one before has written, and nothing else does.
  expect(betweenLayers).toMatchObject({ tensors: 2, keptOnChip: { memory: 'Buffer', tensors: 2 } });
  expect(betweenLayers.keptOnChip.words).toBe(betweenLayers.words);
  const none = await runIn(folder, [...map, 'DRAM']);
  expect({ code: none.code, stderr: none.stderr }).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('Buffer'),
  });
});

test('an interrupted run says what is missing, and the next one goes on', async () => {
  const folder = arrayFolder({ 'net.yaml': network });
  const map = ['map', ...design, 'net.yaml', '--json', '-t', '1'];
  const onInterrupt = (interrupt: () => void) => {
    interrupt();
    return () => {};
  };
  const { code, stdout } = await runIn(folder, map, { onInterrupt });
  const { layers, totals, search } = JSON.parse(stdout);
  expect({ code, totals, search }).toMatchObject({ code: 1, totals: null, search: { interrupted: true } });
  expect(layers.every(({ cycles }: { cycles: number | null }) => cycles === null)).toBe(true);
  expect(JSON.parse((await runIn(folder, map)).stdout).search.interrupted).toBeUndefined();
});

test('misuse is told of', async () => {
  const folder = arrayFolder({ 'net.yaml': network, 'other.yaml': network });
  const fails = async (...argv: string[]) => {
    const { code, stderr } = await runIn(folder, ['map', ...design, ...argv]);
    expect(code).toBe(2);
    return stderr;
  };
  expect(await fails('none.onnx')).toContain('there is no file none.onnx');
  expect(await fails('net.yaml', '--dim', 'bach=2')).toContain('batch');
  expect(await fails('net.yaml', '--store', '.')).toContain('cannot be read');
  expect(await fails('problem.yaml', '--keep-on-chip', 'Buffer')).toContain('--keep-on-chip is of networks');
  expect(await fails('net.yaml', 'other.yaml')).toContain('other.yaml');
});
