import type { SearchLimits } from '@loopwright/core';
import { limitsOf, type PluginManager } from '@loopwright/core/engine';
import type { LinkedSearch } from '@loopwright/run-link';

/** The limits that are asked for; of a mapper that does not end by itself 10 seconds where there are none. */
export function searchLimits({ mapper, seconds, evaluations }: LinkedSearch, plugins: PluginManager): SearchLimits {
  const asked = { ...(seconds !== undefined && { seconds }), ...(evaluations !== undefined && { evaluations }) };
  return limitsOf(asked, plugins.mapper(mapper));
}
