import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { all, arrayFolder, runIn } from '../fixtures/run-in.ts';

const slow = `export default () => ({
  name: 'slow',
  setup: ({ hooks }) =>
    hooks.evaluate.tap((evaluate) => (batch, candidate) => {
      evaluate(batch, candidate);
      batch.cycles[candidate] += 1000;
    }),
});`;

test('a plugin that set the cycles is named in text, JSON, the HTML report and comparisons', async () => {
  const folder = arrayFolder({ 'slow.mjs': slow });
  const evaluate = (...options: readonly string[]) => runIn(folder, ['evaluate', ...all, ...options]);
  expect((await evaluate()).stdout).toMatch(/Cycles +[\d,]+ +limited by (?!plugin)/);
  const plain = (await evaluate('--json')).stdout;
  expect(JSON.parse(plain)).not.toHaveProperty('cyclesSetBy');
  expect((await evaluate('--plugin', './slow.mjs')).stdout).toMatch(/Cycles +1,\d+ +limited by plugin slow/);
  const { stdout } = await evaluate('--plugin', './slow.mjs', '--json', '--report', 'slow.html');
  expect(JSON.parse(stdout).cyclesSetBy).toEqual(['slow']);
  expect(readFileSync(join(folder, 'slow.html'), 'utf8')).toMatch(/slow set the 1,\d+ cycles of the run/);
  writeFileSync(join(folder, 'plain.json'), plain);
  writeFileSync(join(folder, 'slow.json'), stdout);
  const compared = JSON.parse((await runIn(folder, ['compare', 'plain.json', 'slow.json', '--json'])).stdout);
  expect(compared.results.map(({ limitedBy }: { limitedBy: string }) => limitedBy)[1]).toBe('slow');
});
