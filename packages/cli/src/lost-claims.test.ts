import { expect, test } from 'vitest';
import { arrayFolder, runIn, search } from '../fixtures/run-in.ts';

const warning = `warning: plugin energy-estimator claimed 3 components and won none: energy-tables, priority 100, has them
  hint:     name it by --plugin for one run, or give it a higher priority: ["energy-estimator", {"priority": 1000}]
`;

async function costsWith(config: object, ...options: readonly string[]) {
  const folder = arrayFolder({ '.loopwrightrc': JSON.stringify({ spec: search, ...config }) });
  const { code, stdout, stderr } = await runIn(folder, ['costs', '--json', ...options]);
  return { code, stderr, plugins: code === 0 && JSON.parse(stdout).map(({ plugin }: { plugin: string }) => plugin) };
}

const all = (plugin: string) => [plugin, plugin, plugin];

test('a plugin of the configuration whose claims all lose is warned of', async () => {
  const { code, stderr, plugins } = await costsWith({ plugins: ['energy-estimator'] });
  expect({ code, stderr, plugins }).toEqual({ code: 0, stderr: warning, plugins: all('energy-tables') });
});

test('one that is given a higher priority wins', async () => {
  const { stderr, plugins } = await costsWith({ plugins: [['energy-estimator', { priority: 101 }]] });
  expect({ stderr, plugins }).toEqual({ stderr: '', plugins: all('energy-estimator') });
});

test.each([
  ['--plugin', 'energy-estimator'],
  ['--set', 'plugins=[energy-estimator]'],
])('%s puts it above the tables', async (...options) => {
  const { stderr, plugins } = await costsWith({}, ...options);
  expect({ stderr, plugins }).toEqual({ stderr: '', plugins: all('energy-estimator') });
});

test('but for one run that gives it a priority', async () => {
  const options = ['--set', 'plugins=[[energy-estimator, {priority: 50}]]'];
  const { stderr, plugins } = await costsWith({}, ...options);
  expect({ stderr, plugins }).toEqual({ stderr: warning, plugins: all('energy-tables') });
});

test('of two of the command line the priority decides, and the loser is told so', async () => {
  const { stderr, plugins } = await costsWith({}, '--plugin', 'energy-estimator', '--plugin', 'energy-pat');
  expect(stderr).toMatch(/^warning: plugin energy-estimator claimed 3 .*: energy-pat, of the command line, has them/);
  expect(plugins).toEqual(all('energy-pat'));
});

test('a search says it once, and its threads cost as it does', async () => {
  const config = JSON.stringify({ spec: search, plugins: ['energy-estimator'], limits: { evaluations: 2000 } });
  const { stderr } = await runIn(arrayFolder({ '.loopwrightrc': config }), ['map']);
  expect(stderr).toBe(warning);
});
