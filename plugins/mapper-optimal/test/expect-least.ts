import type { MetricName } from '@loopwright/core';
import { findMapping, PluginManager, prepareDesign, prepareSearch } from '@loopwright/core/engine';
import { energyTables } from '@loopwright/energy-tables';
import { loadSpecification } from '@loopwright/spec';
import { expect } from 'vitest';
import { mapperOptimal } from '../src/mapper-optimal.ts';
import { exhaustiveScore } from './random-space.ts';

/** A design, a problem and a table of costs, as their files say them. */
export interface WrittenSpace {
  readonly architecture: string;
  readonly problem: string;
  /** CSV. */
  readonly costs: string;
}

const host = { nowSeconds: () => 0, pause: async () => {}, interrupted: false };

/** Expects that the mapper proves what exhaustive search finds, without a warm start, and returns it; `most` mappings may be walked. */
export async function expectLeast(space: WrittenSpace, metric: MetricName, most: number): Promise<number> {
  const { specification } = loadSpecification([
    { file: 'arch.yaml', text: space.architecture },
    { file: 'problem.yaml', text: space.problem },
    { file: 'costs.csv', text: space.costs },
  ]);
  const plugins = new PluginManager();
  for (const plugin of [energyTables(), mapperOptimal({ warmStart: 0 })]) await plugins.use(plugin);
  const settings = { mapper: 'optimal', objective: [metric], seed: 1, limits: {} };
  const design = prepareDesign(plugins, specification);
  const { mapspace, model } = await prepareSearch(design, specification, settings);
  const least = exhaustiveScore({ mapspace, costs: model.costs, evaluate: model.evaluate, metric, warmStart: 0 }, most);
  const { outcome } = await findMapping(design, specification, settings, host);
  expect(outcome).toMatchObject({ optimal: true, bestScore: least });
  return outcome.bestScore;
}
