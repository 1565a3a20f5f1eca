import { type BuiltInPlugins, onRequest } from '@loopwright/config/built-in-plugins';
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
import { samplerEvolutionary } from '@loopwright/sampler-evolutionary';
import { samplerGrid } from '@loopwright/sampler-grid';
import { samplerLatinHypercube } from '@loopwright/sampler-latin-hypercube';
import { samplerRandom } from '@loopwright/sampler-random';
import { workloadOnnx } from '@loopwright/workload-onnx';
import { workloadYaml } from '@loopwright/workload-yaml';

/**
 * The plugins that come along; those on request are for a configuration to name. A new one is added here and to the
 * package's dependencies.
 */
export const builtInPlugins: BuiltInPlugins = {
  'cost-latency': onRequest(costLatency),
  'energy-estimator': onRequest(energyEstimator),
  'energy-normalized': onRequest(energyNormalized),
  'energy-pat': onRequest(energyPat),
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

/** Names of the mappers among them. */
export const builtInMappers: readonly string[] = Object.keys(builtInPlugins)
  .filter((name) => name.startsWith('mapper-'))
  .map((name) => name.slice('mapper-'.length));
