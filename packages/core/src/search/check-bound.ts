import type { PreparedSearch } from '../prepared-search.ts';
import { BrokenBoundError } from './broken-bound-error.ts';
import type { SearchStep } from './search.ts';

/** Relative slack of bounds and scores, which are sums in floating point. */
const ROUNDING = 1e-9;

/** Throws where the best costs less than what is claimed of all mappings. */
export function checkBound(
  prepared: Pick<PreparedSearch, 'mapper' | 'mapspace' | 'objective'>,
  { best, bestScore, bound }: Pick<SearchStep, 'best' | 'bestScore' | 'bound'>,
): void {
  if (best === null || bestScore >= bound * (1 - ROUNDING)) return;
  throw new BrokenBoundError(prepared.mapper.name, prepared, bound, best, 0);
}
