import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { MetricName } from '@loopwright/core';
import { findMapping, PluginManager, prepareDesign, type SearchHost } from '@loopwright/core/engine';
import { energyTables } from '@loopwright/energy-tables';
import { loadSpecification } from '@loopwright/spec';
import { describe, expect, test, vi } from 'vitest';
import { mapperOptimal } from './mapper-optimal.ts';

vi.setConfig({ testTimeout: 120_000 });

const cases = process.env.LOOPWRIGHT_CASES!;
const small = listCases('mapper/small');
const large = listCases('mapper/large');
const host: SearchHost = {
  nowSeconds: () => performance.now() / 1000,
  pause: () => Promise.resolve(),
  interrupted: false,
};

if (small.length + large.length === 0) {
  test.skip(`optima of reference cases: none in ${cases}, set LOOPWRIGHT_CASES to their folder`, () => {});
}

describe.runIf(small.length > 0)('the optimum is that of a walk over the whole mapspace', () => {
  test.each(small)('$name', async ({ folder }) => {
    const expected = JSON.parse(readFileSync(`${folder}/expected.json`, 'utf8'));
    const { bestScore, optimal } = await solve(folder, expected.metric);
    const wanted = { edp: expected.edp, energy: expected.energyPj, delay: expected.cycles }[expected.metric as 'edp'];
    expect(optimal).toBe(true);
    expect(bestScore / wanted).toBeCloseTo(1, 9);
  });
});

describe.runIf(large.length > 0)('real layers are solved, below the best that sampling found', () => {
  test.each(large)('$name', async ({ folder }) => {
    const { edp } = JSON.parse(readFileSync(`${folder}/timeloop.json`, 'utf8'));
    const { bestScore, optimal } = await solve(folder, 'edp');
    expect(optimal).toBe(true);
    expect(bestScore).toBeLessThanOrEqual(edp);
  });
});

async function solve(folder: string, metric: MetricName) {
  const files = ['arch.yaml', 'problem.yaml', 'ERT.yaml', 'ART.yaml'].map((name) => `${folder}/${name}`);
  const sources = files.filter(existsSync).map((file) => ({ file, text: readFileSync(file, 'utf8') }));
  const plugins = new PluginManager();
  await plugins.use(energyTables());
  await plugins.use(mapperOptimal({ warmStart: 50_000 }));
  const { specification } = loadSpecification(sources);
  const settings = { mapper: 'optimal', objective: [metric], limits: { seconds: 100 }, seed: 1 };
  const { outcome } = await findMapping(prepareDesign(plugins, specification), specification, settings, host);
  return outcome;
}

function listCases(group: string): { name: string; folder: string }[] {
  const folder = `${cases}/${group}`;
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .map((name) => ({ name, folder: `${folder}/${name}` }));
}
