import { NETWORK_SECONDS } from '@loopwright/cli';
import { limitsOf } from '@loopwright/core/engine';
import { runNetwork } from '@loopwright/network-run';
import { type NetworkResultJson, networkResultJson, type ResultStore } from '@loopwright/results';
import type { NamedSizes } from '@loopwright/workload';
import type { MapOptions } from './map.ts';
import { mapHost } from './map-host.ts';
import { type Input, readNetworkRun } from './run-input.ts';

export interface MapNetworkOptions extends Omit<MapOptions, 'mapper' | 'limits'> {
  /** Name of the search strategy; `optimal`. */
  readonly mapper?: string;
  /** When each search ends; after 60 seconds where there are none. */
  readonly limits?: MapOptions['limits'];
  /** Of dimensions that the network leaves open, or has a default for; none. */
  readonly sizes?: NamedSizes;
  /** Most cycles that the network may take: the least energy within them is looked for, whatever the objective. */
  readonly maxCycles?: number;
  /** Has results of earlier runs and gets those of this one; only where no plugins are given, which no key could tell apart. */
  readonly store?: ResultStore;
}

/**
 * Searches for the mappings by which a network costs least on a design, in this thread, and gives what
 * `loopwright map DESIGN NETWORK --json` writes. The inputs are files or names of a design and of a network.
 *
 * @throws SpecError, ConfigError, CostError, PluginError or RangeError where the inputs, the plugins or the options cannot be used
 */
export async function mapNetwork(
  inputs: readonly Input[],
  options: MapNetworkOptions = {},
): Promise<NetworkResultJson> {
  const { mapper = 'optimal', objective = 'edp', seed = 1, limits, sizes = {}, maxCycles, store, signal } = options;
  const { on, workload } = await readNetworkRun(inputs, sizes, options);
  if (store && !on.references)
    throw new RangeError('a store tells results by their plugins: it takes none that are given as objects');
  const network = await runNetwork(workload, on, {
    mapper,
    objective: typeof objective === 'string' ? [objective] : objective,
    seed,
    limits: limits ? limitsOf(limits, on.design.plugins.mapper(mapper)) : { seconds: NETWORK_SECONDS },
    searchesAtOnce: 1,
    host: mapHost(signal),
    store,
    ...(maxCycles !== undefined && { maxCycles }),
  });
  return networkResultJson(network);
}
