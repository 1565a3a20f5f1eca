import type { BuiltInPlugins } from '@loopwright/config';
import { energyTables } from '@loopwright/energy-tables';
import { mapperRandomPruned } from '@loopwright/mapper-random-pruned';

/** The plugins that are there without a configuration. A new one is added here and to the package's dependencies. */
export const builtInPlugins: BuiltInPlugins = {
  'energy-tables': energyTables,
  'mapper-random-pruned': mapperRandomPruned,
};

/** Names of the mappers among them. */
export const builtInMappers: readonly string[] = Object.keys(builtInPlugins)
  .filter((name) => name.startsWith('mapper-'))
  .map((name) => name.slice('mapper-'.length));
