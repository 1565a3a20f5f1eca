import { mapNetwork, type NetworkSettings } from '@loopwright/network';
import type { NetworkRun } from '@loopwright/results';
import type { Workload } from '@loopwright/workload';
import {
  type NetworkDesign,
  OperationSearches,
  type OperationSettings,
  type OperationSurroundings,
} from './operation-searches.ts';

export interface NetworkRunOptions extends Omit<NetworkSettings, 'glance'>, OperationSettings, OperationSurroundings {
  /** Searches under way at once. */
  readonly searchesAtOnce: number;
}

/** Maps a network on a design: each search runs, or comes from the store. `networkResultJson` makes a result of it. */
export async function runNetwork(
  workload: Workload,
  on: NetworkDesign,
  options: NetworkRunOptions,
): Promise<Pick<NetworkRun, 'workload' | 'mapping' | 'search'>> {
  const { objective, searchesAtOnce, mapper, seed, limits, host } = options;
  const searches = new OperationSearches(on, options, options);
  const started = host.nowSeconds();
  const mapping = await mapNetwork(workload, searches.search, {
    ...options,
    glance: searches.glance,
  });
  const search = {
    mapper,
    objective: [...objective],
    seed,
    threads: searchesAtOnce,
    limits: { ...limits },
    distinct: mapping.operations.length,
    searches: searches.run,
    stored: searches.stored,
    seconds: host.nowSeconds() - started,
    ...(host.interrupted && { interrupted: true as const }),
  };
  return { workload, mapping, search };
}
