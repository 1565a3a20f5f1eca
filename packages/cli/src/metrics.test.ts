import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { arrayFolder, runIn, search } from '../fixtures/run-in.ts';

/** Registers the words that pass the outermost memory, per cycle, as `pressure`. */
const plugin = `export default () => ({
  name: 'metric-pressure',
  setup: ({ registerMetric }) =>
    registerMetric({
      name: 'pressure',
      description: 'words per cycle',
      unit: 'words/cycle',
      value: (batch, candidate) => batch.outermostAccesses[candidate] / batch.cycles[candidate],
    }),
});`;
const folder = () => arrayFolder({ 'metric-pressure.mjs': plugin });
const map = (...options: readonly string[]) =>
  runIn(folder(), ['map', ...search, '--plugin', './metric-pressure.mjs', '--evaluations', '2000', ...options]);

test('a metric of a plugin is minimised by its name, and shown in text', async () => {
  const { code, stdout } = await map('--objective', 'pressure,energy');
  expect(code).toBe(0);
  expect(stdout).toMatch(/Objective +pressure, energy +not proven: nothing bounds the metric pressure/);
  expect(stdout).toMatch(/pressure +[\d.]+ words\/cycle +words per cycle/);
});

test('evaluate shows what the mapping is by it', async () => {
  const here = folder();
  const options = ['--plugin', './metric-pressure.mjs'];
  const found = await runIn(here, ['map', ...search, ...options, '--evaluations', '2000', '--json']);
  writeFileSync(join(here, 'best.json'), found.stdout);
  const { metrics } = JSON.parse(found.stdout).best;
  expect(metrics).toEqual({ pressure: expect.any(Number) });
  const { stdout } = await runIn(here, ['evaluate', ...search, 'best.json', ...options]);
  expect(stdout).toMatch(/Area .*\n *pressure +[\d.]+ words\/cycle +words per cycle/);
  const { stdout: json } = await runIn(here, ['evaluate', ...search, 'best.json', ...options, '--json']);
  expect(JSON.parse(json).metrics).toEqual(metrics);
});

test('in JSON and in the HTML report', async () => {
  const here = folder();
  const options = ['--plugin', './metric-pressure.mjs', '--evaluations', '2000', '--objective', 'pressure', '--json'];
  const { stdout, stderr } = await runIn(here, ['map', ...search, ...options, '--report', 'out.html']);
  expect(stderr).toBe('');
  const { search: found } = JSON.parse(stdout);
  expect(found).toMatchObject({ objective: ['pressure'], scores: [expect.any(Number)] });
  const html = readFileSync(join(here, 'out.html'), 'utf8');
  expect(html).toContain('Best words per cycle');
  expect(html).toMatch(/words\/cycle after/);
});

test('names that nobody registers get the nearest, and all there are', async () => {
  const { code, stderr } = await map('--objective', 'presure');
  expect(code).toBe(2);
  expect(stderr).toBe(`error: --objective: there is no metric presure
  hint:     did you mean pressure? use edp, ed2p, energy, delay, last_level_accesses, pressure, pareto, or a sum of metrics such as energy+1.5*delay
`);
});

test('the word for the energy-delay product is asked about', async () => {
  const { stderr } = await map('--objective', 'energy-delay');
  expect(stderr).toContain('did you mean edp?');
});

test('a configuration is pointed at', async () => {
  const here = arrayFolder({ 'loopwright.config.yaml': `spec: [${search}]\nobjective: enrgy\n` });
  const { code, stderr } = await runIn(here, ['map']);
  expect(code).toBe(2);
  expect(stderr).toMatch(
    /^error: HERE\/loopwright.config.yaml: objective: there is no metric enrgy\n.*did you mean energy\?/,
  );
});

test('the list of plugins has it', async () => {
  const { stdout } = await runIn(folder(), ['plugins', '--plugin', './metric-pressure.mjs']);
  expect(stdout).toMatch(/metric-pressure +- +metric pressure/);
});
