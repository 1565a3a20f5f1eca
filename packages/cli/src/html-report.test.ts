import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { all, arrayFolder, runIn, search } from '../fixtures/run-in.ts';

test('a search leaves a report with its convergence, and all that it takes to run it again', async () => {
  const folder = arrayFolder();
  const argv = [
    'map',
    ...search,
    '--evaluations',
    '3000',
    '--seed',
    '5',
    '--report',
    'report.html',
    '--log',
    'log.jsonl',
    '--json',
  ];
  const { code, stdout, stderr } = await runIn(folder, argv);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const html = readFileSync(join(folder, 'report.html'), 'utf8');
  expect(html).toContain(`<pre>loopwright ${argv.join(' ')}</pre>`);
  expect(html).toContain('<td>seed</td><td>5</td><td>command line</td>');
  expect(html).toContain('<summary>arch.yaml</summary>');
  // A mark for each improvement, in both charts.
  const improvements = readFileSync(join(folder, 'log.jsonl'), 'utf8').trimEnd().split('\n');
  expect(html.match(/<circle [^>]*><title>[^<]*J·cycle after /g)).toHaveLength(2 * improvements.length);
  // The mapping that it holds costs what the search said.
  const [, text] = html.match(/evaluate<\/summary><pre>(.*?)<\/pre>/s)!;
  const again = arrayFolder({ 'best.yaml': text.replaceAll('&quot;', '"') });
  const evaluated = await runIn(again, ['evaluate', ...search, 'best.yaml', '--json']);
  expect(JSON.parse(evaluated.stdout)).toMatchObject({ energyPj: JSON.parse(stdout).best.energyPj });
});

test('a mapping that does not fit gets one too', async () => {
  const wide = 'mapping: [{target: PE, type: spatial, factors: [M=8, N=6, K=12], permutation: [M, N, K]}]';
  const folder = arrayFolder({ 'mapping.yaml': wide });
  const { code } = await runIn(folder, ['evaluate', ...all, '--report', 'report.html']);
  expect(code).toBe(1);
  expect(readFileSync(join(folder, 'report.html'), 'utf8')).toContain(
    'PE has 4 copies along X, and the mapping uses 576',
  );
});

test('a file that cannot be written is found out before the search', async () => {
  const folder = arrayFolder();
  mkdirSync(join(folder, 'taken.html'));
  const argv = (file: string) => ['map', ...search, '--seconds', '1000', '--report', file];
  const taken = await runIn(folder, argv('taken.html'));
  expect(taken.code).toBe(2);
  expect(taken.stderr).toMatch(/^error: .*taken.html cannot be written: it is a folder\n/);
  const within = await runIn(folder, argv('arch.yaml/report.html'));
  expect(within).toMatchObject({ code: 2, stdout: '' });
  const missing = await runIn(folder, argv('none/report.html'));
  expect(missing.stderr).toBe(
    'error: HERE/none/report.html cannot be written: there is no folder HERE/none: make it, or name another\n',
  );
});

test('an input file that follows a forgotten name is not written over', async () => {
  const folder = arrayFolder();
  const { code, stderr } = await runIn(folder, ['map', '--report', ...search]);
  expect(code).toBe(2);
  expect(stderr).toContain("argument 'arch.yaml' is invalid. It must end in .html.");
  expect(existsSync(join(folder, 'arch.yaml'))).toBe(true);
});
