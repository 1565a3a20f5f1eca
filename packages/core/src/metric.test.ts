import type { CandidateBatch } from '@loopwright/mapspace';
import { describe, expect, test } from 'vitest';
import { costed, specification, standing } from '../fixtures/two-levels.ts';
import { builtInMetrics, type CostFigure, type Metric } from './metric.ts';
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

describe('a weighted sum of metrics', () => {
  const batch = { energyPj: [6], cycles: [4], outermostAccesses: [9], rejection: [0] } as unknown as CandidateBatch;

  test.each([
    ['energy+delay', 10],
    ['energy+1.5*delay', 12],
    ['0.5*energy+0*delay+2*last_level_accesses', 21],
    ['energy+1e+1*delay', 46],
    ['energy+25e-2*edp', 12],
  ])('%s', (name, value) => {
    const { metrics, names } = new Objective([name]);
    expect(names).toEqual([name]);
    expect(metrics[0].value(batch, 0, {} as never)).toBe(value);
    expect(metrics[0].monotone!.of(6, 4, 9)).toBe(value);
  });

  test('says what it is, in the unit of its first metric, and which figures decide it', () => {
    const [sum] = new Objective(['energy+1.5*delay+0*last_level_accesses']).metrics;
    expect(sum).toMatchObject({
      description: 'energy + 1.5 x cycles + 0 x accesses of the outermost level',
      unit: 'pJ',
    });
    expect(sum.monotone!.figures).toEqual(['energyPj', 'cycles']);
  });

  test('of a metric of a plugin is as monotone as that', async () => {
    const { objective, scores } = await searchFor(['energy+3*pressure'], pressure);
    expect(objective[0].monotone).toBeUndefined();
    expect(scores![0]).toBeGreaterThan(90);
  });

  test.each([
    'energy+',
    'energy+1.5',
    'energy-delay',
    '-1*energy',
    '1.5*',
    'energy+2*speed',
    '1e999*energy',
    'energy+pareto',
  ])('cannot be %s', (name) => {
    expect(() => new Objective([name])).toThrow(`no metric is named ${name}`);
  });
});

test.each(builtInMetrics)('$name never falls where a figure that decides it rises', ({ monotone, value }) => {
  const figures = [3, 5, 7] as const;
  const names: readonly CostFigure[] = ['energyPj', 'cycles', 'outermostAccesses'];
  names.forEach((name, i) => {
    const [energyPj, cycles, accesses] = figures.map((figure, j) => figure + Number(i === j));
    const before = monotone!.of(...figures);
    const after = monotone!.of(energyPj, cycles, accesses);
    if (monotone!.figures.includes(name)) expect(after).toBeGreaterThan(before);
    else expect(after).toBe(before);
    const batch = {
      energyPj: [energyPj],
      cycles: [cycles],
      outermostAccesses: [accesses],
    } as unknown as CandidateBatch;
    expect(value(batch, 0, {} as never)).toBe(after);
  });
});
