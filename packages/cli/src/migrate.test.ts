import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { all, arrayFolder, runIn } from '../fixtures/run-in.ts';

const cases = process.env.LOOPWRIGHT_CASES ?? fileURLToPath(new URL('../../../../shared/oracle', import.meta.url));
const designs = existsSync(`${cases}/designs`) ? readdirSync(`${cases}/designs`) : [];

test('files of v0.4 stay what they are', async () => {
  const folder = arrayFolder();
  const { code, stdout, stderr } = await runIn(folder, ['migrate', ...all, '-o', 'new']);
  expect({ code, stdout, stderr }).toEqual({
    code: 0,
    stdout: '',
    stderr: '4 of 4 files written to new; comments are not carried over\n',
  });
  expect(readdirSync(join(folder, 'new')).sort()).toEqual([...all].sort());
  const evaluate = (prefix: string) => runIn(folder, ['evaluate', ...all.map((file) => prefix + file), '--json']);
  expect(await evaluate('new/')).toEqual(await evaluate(''));
});

test('without a folder it prints', async () => {
  const text =
    'problem: {shape: {name: a, dimensions: [A], data-spaces: [{name: X, projection: [[[A]]]}]}, instance: {A: 2}}';
  const { code, stdout } = await runIn(arrayFolder({ 'old.yaml': text }), ['migrate', 'old.yaml']);
  expect(code).toBe(0);
  expect(stdout).toContain('data_spaces:\n');
});

test('writes over no input, and nothing twice', async () => {
  const folder = arrayFolder({ 'deep/arch.yaml': 'variables: {version: 0.3, a: 1}' });
  const over = await runIn(folder, ['migrate', 'arch.yaml', '-o', '.']);
  expect(over).toMatchObject({
    code: 2,
    stderr: 'error: HERE/arch.yaml would be written over: choose another folder\n',
  });
  const twice = await runIn(folder, ['migrate', 'arch.yaml', 'deep/arch.yaml', '-o', 'new']);
  expect(twice).toMatchObject({ code: 2, stderr: 'error: two files are named arch.yaml: migrate them one by one\n' });
});

test('problems of the files', async () => {
  const { code, stderr } = await runIn(arrayFolder({ 'old.yaml': 'architecture: {subtree: [{nam: A}]}' }), [
    'migrate',
    'old.yaml',
  ]);
  expect(code).toBe(2);
  expect(stderr).toContain('did you mean "name"?');
});

if (designs.length === 0) test.skip(`designs: none in ${cases}, set LOOPWRIGHT_CASES to their folder`, () => {});

describe.runIf(designs.length > 0)('the tree form of a design, migrated, gives the figures of its v0.4 files', () => {
  test.each(designs)('%s', async (name) => {
    const at = (file: string) => `${cases}/designs/${name}/${file}`;
    const folder = arrayFolder();
    expect(await runIn(folder, ['migrate', at('flat.yaml'), at('mapping.yaml'), '-o', 'new'])).toMatchObject({
      code: 0,
    });
    expect(readFileSync(join(folder, 'new/flat.yaml'), 'utf8')).not.toContain('subtree');
    const tables = [at('ERT.yaml'), at('ART.yaml')];
    const migrated = await runIn(folder, ['evaluate', 'new/flat.yaml', 'new/mapping.yaml', ...tables, '--json']);
    const components = readdirSync(at('components')).map((file) => at(`components/${file}`));
    const files = ['arch.yaml', 'problem.yaml', 'mapping.yaml', 'variables.yaml'].map(at);
    const nodes = await runIn(folder, ['evaluate', ...files, ...components, ...tables, '--json']);
    expect(nodes.code).toBe(0);
    expect(JSON.parse(migrated.stdout)).toEqual(JSON.parse(nodes.stdout));
  });
});
