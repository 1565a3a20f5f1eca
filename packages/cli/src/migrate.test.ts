import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { all, arrayFolder, runIn } from '../fixtures/run-in.ts';

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
