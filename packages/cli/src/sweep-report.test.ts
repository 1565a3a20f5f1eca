import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { arrayFolder, runIn } from '../fixtures/run-in.ts';

const workload = 'workload: {name: pair, operations: [{name: one, N: 1, C: 4, M: 8}, {name: two, N: 1, C: 8, M: 4}]}';
const sweep = [
  'sweep',
  'arch.yaml',
  'tables.yaml',
  'pair.yaml',
  '--vary',
  'Buffer.depth=64,128',
  '--no-store',
  '-t',
  '1',
];

test('the report of a study is one file with a page per point, and what it takes to run it again', async () => {
  const folder = arrayFolder({ 'pair.yaml': workload });
  const { code, stderr } = await runIn(folder, [...sweep, '--json', '--report', 'study.html']);
  expect({ code, stderr: stderr.replaceAll(/^\d of 2: .*\n/gm, '') }).toMatchObject({ code: 0 });
  const html = readFileSync(join(folder, 'study.html'), 'utf8');
  expect(html).not.toMatch(/<script|NaN|undefined|\[object/);
  for (const text of [
    '<h1>Point #0</h1>',
    '<h1>Point #1</h1>',
    '--vary Buffer.depth=64,128',
    'arch.yaml',
    'pair.yaml',
  ]) {
    expect(html).toContain(text);
  }
});

test('a report that cannot be written is told of before anything is searched', async () => {
  const folder = arrayFolder({ 'pair.yaml': workload });
  const { code, stderr } = await runIn(folder, [...sweep, '--report', 'none/study.html']);
  expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('there is no folder') });
});
