import { expect, test } from 'vitest';
import { all, arrayFolder, runIn, search } from '../fixtures/run-in.ts';

const failing = `export default () => ({
  name: 'failing',
  setup({ hooks }) {
    hooks.report.tap(() => { throw new Error('no paper'); });
  },
});`;

test.each([
  ['map', ...search, '--evaluations', '500'],
  ['evaluate', ...all],
])('the result of %s is printed where a plugin fails to report it', async (...argv) => {
  const { code, stdout, stderr } = await runIn(arrayFolder({ 'failing.mjs': failing }), [
    ...argv,
    '--json',
    '--plugin',
    './failing.mjs',
  ]);
  expect({ code, stderr }).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('plugin failing, hook report: no paper'),
  });
  const { energyPj } = { ...JSON.parse(stdout), ...JSON.parse(stdout).best };
  expect(energyPj).toBeGreaterThan(0);
});
