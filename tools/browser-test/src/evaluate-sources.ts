import type { Plugin } from '@loopwright/core';
import { evaluateMapping, findMapping, PluginManager, prepareDesign } from '@loopwright/core/engine';
import { costLatency } from '@loopwright/cost-latency';
import { energyEstimator } from '@loopwright/energy-estimator';
import { energyNormalized } from '@loopwright/energy-normalized';
import { energyPat } from '@loopwright/energy-pat';
import { energyTables } from '@loopwright/energy-tables';
import { mapperAnnealing } from '@loopwright/mapper-annealing';
import { mapperExhaustive } from '@loopwright/mapper-exhaustive';
import { mapperGenetic } from '@loopwright/mapper-genetic';
import { mapperHybrid } from '@loopwright/mapper-hybrid';
import { mapperOptimal } from '@loopwright/mapper-optimal';
import { mapperRandom } from '@loopwright/mapper-random';
import { mapperRandomPruned } from '@loopwright/mapper-random-pruned';
import { canonicalText, readResult, searchResultJson, writeResult } from '@loopwright/results';
import { samplerEvolutionary } from '@loopwright/sampler-evolutionary';
import { samplerGrid } from '@loopwright/sampler-grid';
import { samplerLatinHypercube } from '@loopwright/sampler-latin-hypercube';
import { samplerRandom } from '@loopwright/sampler-random';
import { loadSpecification, type SourceText } from '@loopwright/spec';
import { workloadOnnx } from '@loopwright/workload-onnx';
import { workloadYaml } from '@loopwright/workload-yaml';

/** Bundled for browsers by a test: nothing that is reached from here may need Node. */
const factories: Readonly<Record<string, () => Plugin>> = {
  'cost-latency': costLatency,
  'energy-estimator': energyEstimator,
  'energy-normalized': energyNormalized,
  'energy-pat': energyPat,
  'energy-tables': energyTables,
  'mapper-annealing': mapperAnnealing,
  'mapper-exhaustive': mapperExhaustive,
  'mapper-genetic': mapperGenetic,
  'mapper-hybrid': mapperHybrid,
  'mapper-optimal': mapperOptimal,
  'mapper-random': mapperRandom,
  'mapper-random-pruned': mapperRandomPruned,
  'sampler-evolutionary': samplerEvolutionary,
  'sampler-grid': samplerGrid,
  'sampler-latin-hypercube': samplerLatinHypercube,
  'sampler-random': samplerRandom,
  'workload-onnx': workloadOnnx,
  'workload-yaml': workloadYaml,
};

export const pluginNames: readonly string[] = Object.keys(factories);

/** What the mapping of the sources costs, as JSON; `energy` is the plugin that says what components cost. */
export async function evaluateSources(sources: readonly SourceText[], energy: string): Promise<string> {
  const { specification } = loadSpecification(sources);
  const { evaluation } = await evaluateMapping(prepareDesign(await managerWith(energy), specification), specification);
  return JSON.stringify(evaluation);
}

/** What a mapper finds in 500 evaluations, as JSON, on a clock that stands still. */
export async function searchSources(sources: readonly SourceText[], mapper: string): Promise<string> {
  const { specification } = loadSpecification(sources);
  const plugins = await managerWith('energy-tables', `mapper-${mapper}`);
  const settings = { mapper, objective: ['edp'], seed: 3, limits: { evaluations: 500 } } as const;
  const host = { nowSeconds: () => 0, pause: async () => {}, interrupted: false };
  const design = prepareDesign(plugins, specification);
  const text = writeResult(searchResultJson(await findMapping(design, specification, settings, host)));
  return writeResult(readResult({ file: 'result.json', text }));
}

/** What the key of an evaluation is made of. */
export function keyedText(sources: readonly SourceText[]): string {
  return canonicalText({ kind: 'evaluate', sources, plugins: [] });
}

async function managerWith(...names: readonly string[]): Promise<PluginManager> {
  const plugins = new PluginManager();
  for (const name of names) await plugins.use(factories[name]());
  return plugins;
}
