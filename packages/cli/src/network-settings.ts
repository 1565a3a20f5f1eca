import type { ResolvedSettings } from '@loopwright/config';
import { limitsOf } from '@loopwright/core/engine';
import { askedSettings, type SearchOptions, type SettingSources } from './search-settings.ts';
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
  const asked = askedSettings(from, options);
  const mapper = asked.origins.mapper === 'default' ? 'optimal' : asked.mapper;
  const isLimited = Object.keys(asked.limits).length > 0;
  const limits = isLimited ? limitsOf(asked.limits, from.plugins.mapper(mapper)) : { seconds: NETWORK_SECONDS };
  const threads = asked.origins.threads === 'default' ? defaultThreads(machine) : asked.threads;
  return { ...asked, mapper, limits, threads };
}
