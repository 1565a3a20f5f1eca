import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { trafficBoundResultSchema } from '@loopwright/results';
import { expect, test } from 'vitest';
import { arrayFolder, runIn } from '../fixtures/run-in.ts';

test('bound prints a curve of a problem, without a design', async () => {
  const { code, stdout } = await runIn(arrayFolder(), ['bound', 'problem.yaml']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Least traffic to the outermost memory, whatever the design and the mapping\n/);
  expect(stdout).toMatch(/\n +1 KiB +\S+ \S+ +[\d,]+ +1\.00 /);
});

test('bound --json obeys its schema, and --csv has the same figures', async () => {
  const folder = arrayFolder();
  const csv = join(mkdtempSync(join(tmpdir(), 'loopwright-')), 'curve.csv');
  const argv = ['bound', 'problem.yaml', '--capacity', '1B,8B,1KiB', '--word-bits', '8', '--json', '--csv', csv];
  const { stdout } = await runIn(folder, argv);
  const result = trafficBoundResultSchema.parse(JSON.parse(stdout));
  expect(result.curve.map(({ capacityBytes }) => capacityBytes)).toEqual([1, 8, 1024]);
  expect(result.curve[0]).toEqual({ capacityBytes: 1, any: null, perfect: null });
  expect(result.curve[2]!.any).toEqual(result.compulsory);
  const rows = readFileSync(csv, 'utf8').trim().split('\r\n');
  const { any, perfect } = result.curve[1]!;
  const figures = [any!.words, any!.bytes, perfect!.words, perfect!.bytes];
  expect(rows).toHaveLength(4);
  expect(rows[2]).toBe(`problem,1,8,${figures.join()}`);
});

test('bound adds up the layers of a network, each as often as it runs', async () => {
  const network = `workload:
  name: two
  operations:
  - {name: first, einsum: "mk,kn->mn", sizes: {m: 8, n: 4, k: 6}, repeat: 3}
  - {name: second, einsum: "mk,kn->mn", sizes: {m: 5, n: 4, k: 6}}
`;
  const argv = ['bound', 'two.yaml', '--capacity', '16B', '--word-bits', '8', '--json'];
  const { stdout, stderr } = await runIn(arrayFolder({ 'two.yaml': network }), argv);
  expect(stderr).toBe('');
  const { curve, layers } = trafficBoundResultSchema.parse(JSON.parse(stdout));
  const [first, second] = layers.map((layer) => layer.curve[0]!.any!.words);
  expect(curve[0]!.any!.words).toBe(3 * first! + second!);
});

test('bound holds a design against the curve, at all that it has on chip, and draws both on a page', async () => {
  const folder = arrayFolder();
  const argv = ['bound', 'problem.yaml', '--capacity', '1KiB', '--design', 'arch.yaml', '--report', 'bound.html'];
  const { stdout } = await runIn(folder, argv);
  const { design, curve } = trafficBoundResultSchema.parse(
    JSON.parse((await runIn(folder, [...argv, '--json'])).stdout),
  );
  const held = design!.memories.reduce((sum, { bytes }) => sum + bytes, 0);
  expect(design!.memories.map(({ name }) => name)).not.toContain('DRAM');
  expect(design!.capacityBytes).toBeGreaterThan(held);
  expect(curve.map(({ capacityBytes }) => capacityBytes).sort((a, b) => a - b)).toEqual(
    [...new Set([1024, design!.capacityBytes])].sort((a, b) => a - b),
  );
  expect(stdout).toMatch(
    /^arch\.yaml has \S+ \S+ on chip \(.* and the operands of its compute units\): no mapping on it has less than /m,
  );
  const html = readFileSync(join(folder, 'bound.html'), 'utf8');
  expect(html).toContain('<title>Least traffic of problem on arch.yaml</title>');
  expect(html).toContain('loopwright bound problem.yaml --capacity 1KiB --design arch.yaml');
});

test.each([
  [['--design', 'nowhere'], /nowhere/],
  [['--design', 'problem.yaml'], /no file has the section "architecture"/],
  [['--report', 'page.yaml'], /must end in .html/],
  [['--word-bits', 'Weight=8'], /--word-bits names "Weight"/],
  [['--word-bits', '0'], /whole numbers of bits/],
  [['--capacity', '2 MB,x'], /sizes above 0/],
  [['--capacity', '0'], /sizes above 0/],
  [['arch.yaml'], /arch\.yaml holds no problem and no network/],
])('bound refuses %j', async (argv, message) => {
  const { code, stderr } = await runIn(arrayFolder(), ['bound', 'problem.yaml', ...argv]);
  expect(code).toBe(2);
  expect(stderr).toMatch(message);
});
