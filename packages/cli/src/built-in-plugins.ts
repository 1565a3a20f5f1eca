import type { BuiltInPlugins } from '@loopwright/config';
import { energyTables } from '@loopwright/energy-tables';
import { mapperAnnealing } from '@loopwright/mapper-annealing';
import { mapperExhaustive } from '@loopwright/mapper-exhaustive';
import { mapperGenetic } from '@loopwright/mapper-genetic';
import { mapperHybrid } from '@loopwright/mapper-hybrid';
import { mapperRandom } from '@loopwright/mapper-random';
import { mapperRandomPruned } from '@loopwright/mapper-random-pruned';

/** The plugins that are there without a configuration. A new one is added here and to the package's dependencies. */
export const builtInPlugins: BuiltInPlugins = {
  'energy-tables': energyTables,
  'mapper-annealing': mapperAnnealing,
  'mapper-exhaustive': mapperExhaustive,
  'mapper-genetic': mapperGenetic,
  'mapper-hybrid': mapperHybrid,
  'mapper-random': mapperRandom,
  'mapper-random-pruned': mapperRandomPruned,
};

/** Names of the mappers among them. */
export const builtInMappers: readonly string[] = Object.keys(builtInPlugins)
  .filter((name) => name.startsWith('mapper-'))
  .map((name) => name.slice('mapper-'.length));
