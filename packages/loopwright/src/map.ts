import type { ObjectiveName, SearchLimits } from '@loopwright/core';
import { findMapping, limitsOf } from '@loopwright/core/engine';
import { type SearchResultJson, searchResultJson } from '@loopwright/results';
import { mapHost } from './map-host.ts';
import { type Input, type RunOptions, readRun } from './run-input.ts';

export interface MapOptions extends RunOptions {
  /** Name of the search strategy; `random-pruned`. */
  readonly mapper?: string;
  /** What to minimise; of a list the first decides and the next break ties; `edp`. */
  readonly objective?: ObjectiveName | readonly ObjectiveName[];
  /** When the search ends; after 10 seconds where there are none and the mapper does not end by itself. */
  readonly limits?: SearchLimits;
  /** Of all instances of the design, um^2: a larger one is refused. No limit by default. */
  readonly maxAreaUm2?: number;
  /** Of all randomness; 1. */
  readonly seed?: number;
  /** Ends the search, which then has what it found so far. */
  readonly signal?: AbortSignal;
}

/**
 * Searches for the mapping that costs least, in this thread, and gives what `loopwright map --json` writes. The mapper section
 * of the inputs is not read: it says how the command searches.
 *
 * @throws SpecError, ConfigError, CostError, PluginError or RangeError where the inputs, the plugins or the options cannot be used
 */
export async function map(inputs: readonly Input[], options: MapOptions = {}): Promise<SearchResultJson> {
  const { mapper = 'random-pruned', objective = 'edp', limits = {}, seed = 1, signal, maxAreaUm2 } = options;
  const { design, specification } = await readRun(inputs, options);
  const settings = {
    mapper,
    objective: typeof objective === 'string' ? [objective] : objective,
    seed,
    ...(maxAreaUm2 !== undefined && { maxAreaUm2 }),
    limits: limitsOf(limits, design.plugins.mapper(mapper)),
  };
  return searchResultJson(await findMapping(design, specification, settings, mapHost(signal)));
}
