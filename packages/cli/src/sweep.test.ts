import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSweepResult } from '@loopwright/results';
import { expect, test } from 'vitest';
import { arrayFiles } from '../fixtures/array.ts';
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

test('how a study maps lies above the configuration, and below all that is typed', async () => {
  const study = `study:
  designs: {name: mine, files: [arch.yaml, tables.yaml]}
  workloads: net.yaml
  map: {mapper: hybrid, evaluations: 20}
`;
  const folder = arrayFolder({
    ...files,
    'study.yaml': study,
    'loopwright.config.yaml': 'mapper: annealing\nseed: 3\n',
  });
  const searchOf = async (...options: string[]) => {
    const { stdout } = await runIn(folder, ['sweep', 'study.yaml', '--json', '--no-store', ...options]);
    return readSweepResult({ file: 'sweep.json', text: stdout }).search;
  };
  expect(await searchOf()).toMatchObject({ mapper: 'hybrid', seed: 3 });
  expect(await searchOf('--set', 'mapper=random')).toMatchObject({ mapper: 'random', seed: 3 });
  expect(await searchOf('--set', 'mapper=random', '--mapper', 'genetic')).toMatchObject({ mapper: 'genetic' });
});

test('a study that comes along is named, and its files with it', async () => {
  const along = arrayFolder({
    'studies/few/study.yaml':
      'study: {name: few, designs: {name: mine, files: [arch.yaml, tables.yaml]}, workloads: net.yaml}',
    'studies/few/arch.yaml': arrayFiles['arch.yaml'],
    'studies/few/tables.yaml': arrayFiles['tables.yaml'],
    'studies/few/net.yaml': network,
  });
  const folder = arrayFolder();
  const { code, stdout } = await runIn(folder, ['sweep', 'few', ...quick, '--no-store'], { library: along });
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: expect.stringMatching(/^few: 1 of 1 designs that none beats$/m),
  });
  const { stderr } = await runIn(folder, ['sweep', 'fw'], { library: along });
  expect(stderr).toContain('did you mean few, which comes along?');
  expect((await runIn(folder, ['sweep'], { library: along })).stderr).toContain('one that comes along, as few');
});

const configured = `seed: 3
study:
  designs: {name: mine, files: [../arch.yaml, ../tables.yaml]}
  parameters: {PE.meshX: [2, 4]}
  workloads: net.yaml
`;

test('a study in the configuration runs where nothing is named, and options go above it', async () => {
  const folder = arrayFolder({ 'own/loopwright.config.yaml': configured, 'own/net.yaml': network });
  const own = ['--config', 'own/loopwright.config.yaml'];
  const run = await runIn(folder, ['sweep', ...own, ...quick, '--vary', 'Buffer.depth=64,128', '--no-store']);
  expect(run.stdout).toMatch(/of 4 combinations/);
  const named = await runIn(folder, ['sweep', ...own, ...design, 'own/net.yaml', ...quick, '--no-store']);
  expect(named.stdout).toMatch(/of 1 combinations/);
});

test.each([
  ['loopwright.config.yaml', configured.replace('[2, 4]', '4..2'), /loopwright.config.yaml:4:26: error bad-values/],
  ['loopwright.config.json', '{"study": {"designs": ["a"], "workload": 1}}', /config.json:1:\d+: error unknown-key/],
  ['loopwright.config.mjs', 'export default {study: {designs: []}}', /config.mjs:1:1: error missing-key/],
])('a mistake of a study in %s has its place', async (file, text, message) => {
  const { code, stderr } = await runIn(arrayFolder({ [file]: text, 'net.yaml': network }), ['sweep']);
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(message) });
});

test('conditions that leave nothing are named as the reason', async () => {
  const argv = ['sweep', ...design, 'net.yaml', ...quick, '--vary', 'PE.meshX=2,4', '--where', 'PE.meshX > 9'];
  const { code, stdout } = await runIn(arrayFolder(files), argv);
  expect({ code, stdout }).toEqual({ code: 1, stdout: expect.stringContaining('no combination meets the conditions') });
  expect(stdout).toMatch(/^Front proven +yes +there is none$/m);
});

test('a study without a design, or without a workload, says what is missing', async () => {
  const folder = arrayFolder(files);
  expect((await runIn(folder, ['sweep', 'net.yaml'])).stderr).toContain('the study has no designs');
  expect((await runIn(folder, ['sweep', 'arch.yaml'])).stderr).toContain('the study has no workloads');
});
