import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { all, arrayFolder, runIn, search } from '../fixtures/run-in.ts';

const folder = arrayFolder();

/** A folder whose files say what the overrides say. */
function edited(from: string, to: string): string {
  const text = readFileSync(join(folder, 'arch.yaml'), 'utf8');
  expect(text).toContain(from);
  return arrayFolder({ 'arch.yaml': text.replace(from, to) });
}

async function jsonOf(folder: string, ...argv: readonly string[]) {
  const { code, stdout, stderr } = await runIn(folder, [...argv, '--json']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: expect.not.stringContaining('error') });
  const { seconds: _, ...result } = JSON.parse(stdout);
  return result;
}

test('a mapping costs what it costs where the file says it, and the result has the same key', async () => {
  const overridden = await jsonOf(
    folder,
    'evaluate',
    ...all,
    '--override',
    'PE.meshX=8',
    '--override',
    'Buffer.width=64',
  );
  const inFile = await jsonOf(edited('meshX: 4', 'meshX: 8'), 'evaluate', ...all, '--override', 'Buffer.width=64');
  const plain = await jsonOf(folder, 'evaluate', ...all);
  expect(overridden).toEqual(inFile);
  expect(overridden.key).not.toBe(plain.key);
});

test('searches too, and energies are estimated anew', async () => {
  const options = ['map', ...search, '--plugin', 'energy-estimator', '--evaluations', '500', '--threads', '1'];
  const overridden = await jsonOf(folder, ...options, '--override', 'Buffer.depth=256');
  const inFile = await jsonOf(edited('depth: 64', 'depth: 256'), ...options);
  const plain = await jsonOf(folder, ...options);
  expect({ ...overridden.best, key: overridden.key }).toEqual({ ...inFile.best, key: inFile.key });
  expect(overridden.best.areaUm2).toBeGreaterThan(plain.best.areaUm2);
});

const unchanged = `--override:1:8: warning costs-unchanged: depth of Buffer changes no energy and no area of Buffer: they come from a table
    1 | Buffer.depth=256
      |        ^`;

test.each([['evaluate'], ['costs'], ['explain']])(
  '%s: what a table costs, no size changes, and that is said once',
  async (command) => {
    const { code, stderr } = await runIn(folder, [command, ...all, '--override', 'Buffer.depth=256']);
    expect(code).toBe(0);
    expect(stderr.split('costs-unchanged')).toHaveLength(2);
    expect(stderr).toContain(unchanged);
  },
);

test('but where it is estimated, or no cost follows from it, there is nothing to say', async () => {
  const warned = async (...options: readonly string[]) => (await runIn(folder, ['costs', ...all, ...options])).stderr;
  expect(await warned('--override', 'Buffer.depth=256', '--plugin', 'energy-estimator')).toBe('');
  expect(await warned('--override', 'Buffer.read_bandwidth=4', '--override', 'PE.meshX=8')).toBe('');
});

test('check says it as well, and what is wrong beside the problems of files', async () => {
  const check = (...options: readonly string[]) => runIn(folder, ['check', ...all, ...options]);
  expect(await check('--override', 'Buffer.depth=256')).toMatchObject({
    code: 0,
    stdout: expect.stringContaining(unchanged),
  });
  const { code, stdout } = await check('--override', 'Bufer.depth=1', '--override', 'Buffer');
  expect(code).toBe(2);
  expect(stdout).toContain('--override:2:1: error bad-override');
  const { stderr } = await runIn(folder, ['check', '--summary', '.', '--override', 'Buffer.depth=1']);
  expect(stderr).toContain('--override is for one design');
});
