import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { all, arrayFolder, runIn, search } from '../fixtures/run-in.ts';

/** With what a search and an evaluation print. */
async function resultsFolder(): Promise<string> {
  const folder = arrayFolder();
  const map = await runIn(folder, ['map', ...search, '--evaluations', '2000', '--json']);
  writeFileSync(join(folder, 'best.json'), map.stdout);
  const evaluate = await runIn(folder, ['evaluate', ...all, '--json']);
  writeFileSync(join(folder, 'given.json'), evaluate.stdout);
  return folder;
}

const folder = await resultsFolder();
const compare = (...argv: string[]) => runIn(folder, ['compare', ...argv]);

test('a search beside a mapping that was given', async () => {
  const { code, stdout, stderr } = await compare('given.json', 'best.json');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^A {2}given\.json +\w+\nB {2}best\.json +\w+ +optimal/m);
  expect(stdout).toMatch(/^Energy +[\d.]+ nJ +[\d.]+ nJ +[\d.]+$/m);
  expect(stdout).toMatch(/^DRAM +A {2}.*M 2/m);
});

test('JSON', async () => {
  const { stdout } = await compare('given.json', 'best.json', '--json');
  const { results, totals } = JSON.parse(stdout);
  expect(results.map(({ name }: { name: string }) => name)).toEqual(['given.json', 'best.json']);
  expect(totals[0]).toMatchObject({ name: 'Cycles', values: [144, expect.any(Number)] });
});

test('HTML', async () => {
  const { code } = await compare('given.json', 'best.json', '--report', 'compare.html');
  expect(code).toBe(0);
  const html = readFileSync(join(folder, 'compare.html'), 'utf8');
  expect(html).toContain('<h1>Comparison of 2 results</h1>');
  expect(html.match(/<svg/g)).toHaveLength(2);
  expect(html).not.toMatch(/<script|NaN|undefined/);
});

describe('what is no result', () => {
  const message = async (files: Record<string, string>, ...argv: string[]) => {
    for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
    const { code, stdout, stderr } = await compare(...argv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    return stderr;
  };

  test('files of another kind, all at once', async () => {
    const best = JSON.parse(readFileSync(join(folder, 'best.json'), 'utf8'));
    const refused = { valid: false, reason: 'capacity', level: 'Buffer', needed: 8, capacity: 4, mapping: [] };
    const files = {
      'list.json': '[]',
      'only-mapping.json': '{"mapping": []}',
      'nothing.json': JSON.stringify({ ...best, best: null, mapping: null }),
      'refused.json': JSON.stringify(refused),
    };
    expect(await message(files, 'given.json', 'arch.yaml', ...Object.keys(files))).toMatchSnapshot();
  });

  test('a file that is not there', async () => {
    expect(await message({}, 'given.json', 'bst.json')).toMatchSnapshot();
  });

  test('one file, or twice the same', async () => {
    const expected = 'error: compare takes two results or more, from different files\n';
    expect(await message({}, 'given.json')).toBe(expected);
    expect(await message({}, 'given.json', './given.json')).toBe(expected);
  });
});
