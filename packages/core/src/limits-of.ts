import type { Mapper } from './mapper.ts';
import type { SearchLimits } from './search/search.ts';

/** Of searches that would go on for ever. */
const defaultLimits: SearchLimits = { seconds: 10 };

/** The limits of a search: those that are given, or 10 seconds where there are none and the mapper does not end by itself. */
export function limitsOf(given: SearchLimits, { endsByItself }: Mapper): SearchLimits {
  return endsByItself || Object.keys(given).length > 0 ? given : defaultLimits;
}
