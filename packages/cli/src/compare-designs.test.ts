import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { arrayFolder, runIn } from '../fixtures/run-in.ts';

const operations = (first: number) => `[{name: one, N: 1, C: ${first}, M: 8}, {name: two, N: 1, C: 8, M: 4}]`;
const folder = arrayFolder({
  'pair.yaml': `workload: {name: pair, operations: ${operations(4)}}`,
  'other.yaml': `workload: {name: other, operations: ${operations(16)}}`,
});
const common = ['arch.yaml', 'tables.yaml', '--no-store', '-t', '1', '--json'];

async function keep(file: string, ...argv: string[]): Promise<void> {
  const { code, stdout } = await runIn(folder, [...argv, ...common]);
  expect(code).toBe(0);
  writeFileSync(join(folder, file), stdout);
}

await keep('a.json', 'map', 'pair.yaml');
await keep('a-other.json', 'map', 'other.yaml');
await keep('b.json', 'map', 'pair.yaml', '--override', 'PE.meshX=2', '-m', 'random', '-n', '50');
await keep('study.json', 'sweep', 'pair.yaml', '--vary', 'Buffer.depth=64,128', '--objective', 'edp');
const compare = (...argv: string[]) => runIn(folder, ['compare', ...argv]);
const compared = async (...argv: string[]) => JSON.parse((await compare(...argv, '--json')).stdout);

test('networks: text, with what is unproven and unequal', async () => {
  const { code, stdout, stderr } = await compare('a.json', 'b.json');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^pair +Cycles +\d+ +\d+\* +[\d.]+$/m);
  expect(stdout).toMatch(/^Not searched alike, mapper: A: optimal; B: random\.$/m);
  expect(stdout).toContain('* not proven');
});

test('normalised by compute units', async () => {
  const [plain, perUnit] = [await compared('a.json', 'b.json'), await compared('a.json', 'b.json', '--per', 'pe')];
  expect(plain.designs.map(({ computeUnits }: { computeUnits: number }) => computeUnits)).toEqual([4, 2]);
  const [cycles, scaled] = [plain.figures[0].values, perUnit.figures[0].values];
  expect(scaled).toEqual([4 * cycles[0], 2 * cycles[1]]);
});

test('files of one name are one design with several workloads', async () => {
  const { designs, figures } = await compared('x=a.json', 'x=a-other.json', 'y=b.json');
  expect(designs.map(({ name }: { name: string }) => name)).toEqual(['x', 'y']);
  const rows = figures.filter(({ part }: { part: string }) => part === 'Energy');
  expect(rows.map(({ name, values }: never) => [name, (values as number[]).map((value) => value !== null)])).toEqual([
    ['pair', [true, true]],
    ['other', [true, false]],
  ]);
});

test('points of a study, beside a network', async () => {
  const { designs, figures } = await compared('study.json#0,1', 'a.json');
  expect(designs.map(({ name }: { name: string }) => name)).toEqual(['study.json #0', 'study.json #1', 'a.json']);
  expect(figures[0].values.every((value: number | null) => value !== null)).toBe(true);
});

test('points of several designs go by the names of these, unless the file has one', async () => {
  const study = JSON.parse(readFileSync(join(folder, 'study.json'), 'utf8'));
  for (const point of study.points) point.parameters.design = 'rows';
  writeFileSync(join(folder, 'rows.json'), JSON.stringify(study));
  const names = async (file: string) =>
    (await compared(file, 'a.json')).designs.map(({ name }: { name: string }) => name);
  expect(await names('rows.json#0')).toEqual(['rows #0', 'a.json']);
  expect(await names('mine=rows.json#0')).toEqual(['mine #0', 'a.json']);
});

test('HTML', async () => {
  const { code } = await compare('a.json', 'b.json', '--report', 'designs.html');
  expect(code).toBe(0);
  const html = readFileSync(join(folder, 'designs.html'), 'utf8');
  expect(html).toContain('<h1>Comparison of 2 designs</h1>');
  expect(html).toContain('Not searched alike, mapper');
  expect(html).not.toMatch(/<script|NaN|undefined|\[object/);
});

describe('what cannot be compared', () => {
  const message = async (...argv: string[]) => {
    const { code, stdout, stderr } = await compare(...argv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    return stderr;
  };

  test('one design, points that are not there, the same twice, points of a network', async () => {
    expect(await message('a.json')).toContain('two designs or more');
    expect(await message('study.json#7', 'a.json')).toContain('study.json: 7 is none of its points');
    expect(await message('x=a.json', 'x=b.json')).toContain('b.json holds pair on x once more');
    expect(await message('a.json#1', 'b.json')).toContain('which has no points');
    expect(await message('a.json', 'b.json', '--per', 'area')).toContain('--per area needs an area');
  });

  test('layers with networks, and layers normalised', async () => {
    await keep('layer.json', 'map', 'problem.yaml', '-n', '50', '-m', 'random');
    expect(await message('layer.json', 'a.json')).toContain('layer.json holds the result of one layer');
    writeFileSync(join(folder, 'again.json'), readFileSync(join(folder, 'layer.json')));
    expect(await message('layer.json', 'again.json', '--per', 'pe')).toContain('--per is of designs');
  });
});
