import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { all, arrayFolder, runIn, search } from '../fixtures/run-in.ts';

const names = ['ART.yaml', 'ART_summary.yaml', 'ERT.yaml', 'ERT_summary.yaml', 'map.txt', 'map.yaml', 'stats.txt'];

/** The best of a search with files written, and what evaluating those files gives. */
async function roundTrip(files: Record<string, string>, ...more: string[]) {
  const folder = arrayFolder(files);
  const argv = ['map', ...search, ...more, '--evaluations', '3000', '--json', '--timeloop-output', 'out/deep'];
  const { code, stdout } = await runIn(folder, argv);
  expect(code).toBe(0);
  const { best } = JSON.parse(stdout);
  const [map, ert, art] = ['map', 'ERT', 'ART'].map((name) => `out/deep/timeloop-mapper.${name}.yaml`);
  const evaluate = async (...inputs: string[]) => {
    const { stdout } = await runIn(folder, ['evaluate', ...inputs, ...more, '--json']);
    // Loops of bound 1 may stand elsewhere.
    const { version, key, mapping, ...figures } = JSON.parse(stdout);
    return figures;
  };
  return {
    folder,
    best,
    again: await evaluate(...search, map),
    withTables: await evaluate('arch.yaml', 'problem.yaml', map, ert, art),
  };
}

describe('the mapping found, re-evaluated from its file, gives the same figures to the last digit', () => {
  test('and so do the tables', async () => {
    const { folder, best, again, withTables } = await roundTrip({});
    expect(again).toEqual(best);
    expect(withTables).toEqual(best);
    expect(readdirSync(join(folder, 'out/deep'))).toEqual(names.map((name) => `timeloop-mapper.${name}`));
  });

  test('imperfect factors', async () => {
    const { folder, best, again } = await roundTrip({ 'ruby.yaml': 'mapspace: {template: ruby}' }, 'ruby.yaml');
    expect(again).toEqual(best);
    expect(existsSync(join(folder, 'out/deep/timeloop-mapper.map.txt'))).toBe(true);
  });

  test('reuse that is forbidden, and factors that are fixed', async () => {
    const rules = `constraints: {targets: [
      {target: Buffer, type: temporal, no_reuse: [A], rmw_first_update: [Z]},
      {target: PE, type: spatial, factors: [M=2, N=2], no_link_transfer: [B], no_reuse: [Z]}]}`;
    const { best, again } = await roundTrip({ 'rules.yaml': rules }, 'rules.yaml');
    expect(again).toEqual(best);
  });
});

test('evaluate writes them too, and a table of levels', async () => {
  const folder = arrayFolder();
  const argv = ['evaluate', ...all, '--timeloop-output', 'out', '--csv', 'levels.csv'];
  expect(await runIn(folder, argv)).toMatchObject({ code: 0, stderr: '' });
  expect(readdirSync(join(folder, 'out'))).toHaveLength(names.length);
  expect(readFileSync(join(folder, 'levels.csv'), 'utf8')).toMatch(/^level,dataspace,.*\r\nDRAM,A,1,1,/);
});

test('nothing is written where nothing fits', async () => {
  const wide = 'mapping: [{target: PE, type: spatial, factors: [M=8, N=6, K=12], permutation: [M, N, K]}]';
  const folder = arrayFolder({ 'mapping.yaml': wide });
  const { code, stderr } = await runIn(folder, ['evaluate', ...all, '--timeloop-output', 'out']);
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: 'warning: no file is written, since there is no mapping that fits\n',
  });
  expect(readdirSync(join(folder, 'out'))).toEqual([]);
});

test('a folder that cannot be made is found out before the search', async () => {
  const folder = arrayFolder();
  const argv = ['map', ...search, '--timeloop-output', 'arch.yaml/out', '--seconds', '1000'];
  const { code, stderr } = await runIn(folder, argv);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^error: the folder .*arch.yaml\/out cannot be made: /);
});
