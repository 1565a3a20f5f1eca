import { describe, expect, test } from 'vitest';
import { costed, specification, standing } from '../fixtures/two-levels.ts';
import type { Metric } from './metric.ts';
import { Objective } from './objective.ts';
import type { Plugin } from './plugin.ts';
import { PluginManager } from './plugin-manager.ts';
import { prepareDesign } from './prepare-design.ts';
import { findMapping } from './run.ts';

const host = { nowSeconds: () => 0, pause: async () => {}, interrupted: false };

/** Words that pass the outermost memory, per cycle. */
const pressure: Metric = {
  name: 'pressure',
  description: 'words per cycle',
  value: (batch, candidate) => batch.outermostAccesses[candidate] / batch.cycles[candidate],
};

async function searchFor(objective: readonly string[], ...metrics: readonly Metric[]) {
  const plugins = new PluginManager();
  const mine: Plugin = {
    name: 'mine',
    setup: ({ registerMetric }) => metrics.forEach((metric) => void registerMetric(metric)),
  };
  for (const plugin of [costed, standing, mine]) await plugins.use(plugin);
  return findMapping(
    prepareDesign(plugins, specification),
    specification,
    { mapper: 'standing', objective, limits: { evaluations: 9 }, seed: 1 },
    host,
  );
}

describe('a metric of a plugin', () => {
  test('is minimised by its name, beside others', async () => {
    const { objective, scores, outcome } = await searchFor(['pressure', 'energy'], pressure);
    expect(objective.map(({ name }) => name)).toEqual(['pressure', 'energy']);
    expect(scores).toEqual([outcome.bestScore, 90]);
    expect(outcome.bestScore).toBe(outcome.best!.outermostAccesses[0] / 24);
  });

  test('gets the specification and the costs', async () => {
    const value: Metric['value'] = (_batch, _candidate, { specification, costs }) =>
      specification.problem.dimensions.length + Number(costs.compute.energyPj.compute);
    const { outcome } = await searchFor(['sum'], { name: 'sum', description: 'a sum', value });
    expect(outcome.bestScore).toBe(3);
  });

  test.each([
    [Number.NaN, 'NaN'],
    [-1, '-1'],
    [Number.POSITIVE_INFINITY, 'Infinity'],
  ])('must not be %s', async (value, text) => {
    const broken = searchFor(['wrong'], { name: 'wrong', description: 'wrong', value: () => value });
    await expect(broken).rejects.toThrow(`plugin mine, hook metric wrong: it is ${text}, not 0 or more (mapping DRAM`);
  });

  test('that throws is named', async () => {
    const value = () => {
      throw new Error('no such level');
    };
    const broken = searchFor(['wrong'], { name: 'wrong', description: 'wrong', value });
    await expect(broken).rejects.toThrow('plugin mine, hook metric wrong: no such level');
  });

  test.each(['pareto', 'Mine', 'my-metric', '1st'])('cannot be called %s', async (name) => {
    await expect(searchFor(['edp'], { ...pressure, name })).rejects.toThrow(`and not pareto: ${name} is none`);
  });

  test('needs a name of its own', async () => {
    await expect(searchFor(['edp'], { ...pressure, name: 'energy' })).rejects.toThrow(
      'plugin mine registers a metric named energy, and one of that name comes along',
    );
    const plugins = new PluginManager();
    await plugins.use({ name: 'first', setup: ({ registerMetric }) => registerMetric(pressure) });
    await expect(
      plugins.use({ name: 'second', setup: ({ registerMetric }) => registerMetric(pressure) }),
    ).rejects.toThrow('plugins first and second both register a metric named pressure');
  });
});

test('an objective of what nobody registers says what there is', () => {
  expect(() => new Objective(['presure'], [pressure])).toThrow('no metric is named presure: there are pressure');
});
