import type { ResolvedSettings } from '@loopwright/config';
import { limitsOf } from '@loopwright/core/engine';
import { chooseSettings, type SearchOptions, type SettingSources } from './search-settings.ts';
import { defaultThreads, type Machine } from './thread-limits.ts';

/** Seconds of one search, where nobody says how long: most end far sooner, with their proof. */
export const NETWORK_SECONDS = 60;

/**
 * How to map a network: by the mapper that proves its optimum, unless another is chosen, and with as many searches at once as
 * there are threads.
 */
export function chooseNetworkSettings(
  from: SettingSources,
  options: SearchOptions,
  machine: Machine,
): ResolvedSettings {
  const chosen = chooseSettings(from, options, machine);
  const { origins } = chosen;
  const mapper = origins.mapper === 'default' ? 'optimal' : chosen.mapper;
  const given = Object.fromEntries(Object.entries(chosen.limits).filter(([name]) => name in origins));
  const limits =
    Object.keys(given).length > 0 ? limitsOf(given, from.plugins.mapper(mapper)) : { seconds: NETWORK_SECONDS };
  const threads = origins.threads === 'default' ? defaultThreads(machine) : (options.threads ?? chosen.threads);
  return { ...chosen, mapper, limits, threads };
}
