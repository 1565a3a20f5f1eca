import type { CandidateBatch } from '@loopwright/mapspace';
import type { Objective } from '../objective.ts';

/** What a search may claim of its best. */
export interface ProofClaim {
  readonly optimal: boolean;
  readonly whyUnproven: string | null;
}

/** Why the best of a search is not proven to be it, and of what part of the mapspace it is; null where nothing says why. */
export function explainUnproven({
  whyUnproven,
  provenParts,
}: {
  readonly whyUnproven: string | null;
  readonly provenParts: readonly string[];
}): string | null {
  const part = provenParts.at(-1);
  return whyUnproven === null || part === undefined
    ? whyUnproven
    : `${whyUnproven}; proven: none with ${part} is better`;
}

/**
 * Whether no mapping can be better than the best, by all metrics of the objective in their order: a bound is of the first alone.
 *
 * @param leftNothing whether nothing was left to try, with a proof: then ties are broken as well as they can be
 * @param reason why the best is not proven, where its bound is lower
 */
export function claimOf(
  {
    best,
    bestScore,
    bound,
  }: { readonly best: CandidateBatch | null; readonly bestScore: number; readonly bound: number },
  { metrics }: Objective,
  leftNothing: boolean,
  reason: string | null,
): ProofClaim {
  if (best === null || bound < bestScore) return { optimal: false, whyUnproven: reason };
  const optimal = metrics.length === 1 || leftNothing;
  return { optimal, whyUnproven: optimal ? null : 'proven by the first metric alone, not by those that break ties' };
}
