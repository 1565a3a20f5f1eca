import { expect, test } from 'vitest';
import { all, arrayFolder, runIn } from '../fixtures/run-in.ts';

/** Burns power in every cycle, as its section says. */
const plugin = `import { z } from 'zod';

export const costPower = () => ({
  name: 'cost-power',
  section: { name: 'power', schema: z.strictObject({ idlePj: z.number().nonnegative().default(0) }).prefault({}) },
  setup({ hooks, section: { idlePj } }) {
    hooks.evaluate.tap((evaluate) => (batch, candidate) => {
      evaluate(batch, candidate);
      batch.energyPj[candidate] += batch.cycles[candidate] * idlePj;
    });
  },
});`;
const config = `spec: [${all}]\nplugins: [./cost-power.mjs]\npower: {idlePj: 20}\n`;
const folder = arrayFolder({ 'cost-power.mjs': plugin, '.loopwrightrc': config });

async function evaluated(...options: readonly string[]) {
  const { stdout } = await runIn(folder, ['evaluate', '--json', ...options]);
  return JSON.parse(stdout);
}

test('a plugin costs as its section says, and the key of the result tells', async () => {
  const set = await evaluated('--set', 'power.idlePj=50');
  const given = await evaluated();
  expect(set.energyPj - given.energyPj).toBeCloseTo(30 * given.cycles, 6);
  expect(set.key).not.toBe(given.key);
});

test('config shows the section and where it comes from, plugins who owns it', async () => {
  const { stdout } = await runIn(folder, ['config']);
  expect(stdout).toMatch(/^power\.idlePj +20 +HERE\/\.loopwrightrc$/m);
  expect((await runIn(folder, ['plugins'])).stdout).toMatch(/^cost-power .*section power.*\n.*hook evaluate/m);
});

test('what the schema refuses ends the command', async () => {
  const { code, stderr } = await runIn(folder, ['evaluate', '--set', 'power.idlePj=-1']);
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: 'error: --set power.idlePj=-1: power.idlePj: must be 0 or more\n  hint:     see the README of cost-power\n',
  });
});
