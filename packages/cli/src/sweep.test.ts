import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSweepResult } from '@loopwright/results';
import { expect, test } from 'vitest';
import { arrayFolder, runIn } from '../fixtures/run-in.ts';

const network = `workload:
  name: pair
  operations:
  - {name: one, C: 4, M: 8}
`;
const design = ['arch.yaml', 'tables.yaml'];
const files = { 'net.yaml': network };
const quick = ['-n', '300', '--mapper', 'random', '-t', '1', '--objective', 'edp'];

test('a design space as it is typed, and again from the store', async () => {
  const folder = arrayFolder(files);
  const argv = [
    'sweep',
    ...design,
    'net.yaml',
    '--vary',
    'PE.meshX=1..4:x2',
    ...quick,
    '--csv',
    'points.csv',
    '--json',
  ];
  const { code, stdout, stderr } = await runIn(folder, argv);
  expect(code).toBe(0);
  const result = readSweepResult({ file: 'sweep.json', text: stdout });
  expect(result.points.map(({ state }) => state)).toEqual(['done', 'done', 'done']);
  expect(result.points.map(({ computeUnits }) => computeUnits)).toEqual([1, 2, 4]);
  expect(result).toMatchObject({ study: 'sweep', proven: false, store: '.loopwright/results.jsonl' });
  expect(stderr).toMatch(/^1 of 3: PE.meshX=\d done, edp /m);
  expect(readFileSync(join(folder, 'points.csv'), 'utf8')).toMatch(/^point,PE.meshX,state,front,proven,area_um2,/);
  const again = readSweepResult({ file: 'again.json', text: (await runIn(folder, argv)).stdout });
  expect(again.search).toMatchObject({ searches: 0, stored: result.search.searches });
  expect(again.points).toEqual(result.points);
});

test('a study in a folder of its own names files beside it, and options go above it', async () => {
  const study = `study:
  designs: {name: mine, files: [../arch.yaml, ../tables.yaml]}
  parameters: {PE.meshX: [2, 4]}
  workloads: net.yaml
`;
  const folder = arrayFolder({ 'studies/study.yaml': study, 'studies/net.yaml': network });
  const argv = ['sweep', 'studies/study.yaml', '--vary', 'Buffer.depth=64,128', '--sampler', 'grid', ...quick];
  const { code, stdout } = await runIn(folder, [...argv, '--no-store']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^study: \d of 4 designs that none beats$/m);
  expect(stdout).toMatch(/^Buffer.depth changes no energy and no area of Buffer: they come from a table/m);
  expect(stdout).toMatch(/^Front proven +no$/m);
});

test.each([
  [['--vary', 'PE.meshX=4..2'], '--vary:1:10: error bad-values: the values of PE.meshX cannot be read'],
  [['--vary', 'Pe.meshX=4,2'], '--vary:1:1: error unknown-part: the design has no part "Pe"'],
  [['--vary', 'PE.meshX=2,4', '--where', 'PE.meshY > 2'], '--where:1:1: error bad-expression'],
  [['--vary', 'PE.meshX=2,4', '--sampler', 'gird'], 'no sampler is named gird'],
  [['--vary', 'PE.meshX=2,4', '--objective', 'energi'], 'there is no objective "energi"'],
  [['--vary', 'PE.meshX=2,4', '--points', '4', '--sampler', 'exact'], 'exact proves the front of all points'],
])('%j is refused', async (options, message) => {
  const { code, stderr } = await runIn(arrayFolder(files), ['sweep', ...design, 'net.yaml', ...quick, ...options]);
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(message) });
});

test('a study without a design, or without a workload, says what is missing', async () => {
  const folder = arrayFolder(files);
  expect((await runIn(folder, ['sweep', 'net.yaml'])).stderr).toContain('the study has no designs');
  expect((await runIn(folder, ['sweep', 'arch.yaml'])).stderr).toContain('the study has no workloads');
});
