import type { SearchLimits } from './search.ts';

/**
 * The limits of each shard. Evaluations are divided, so that what a shard does depends on nothing but its number; time is
 * everybody's. Runs without success are counted by every shard for itself, as Timeloop's threads do.
 */
export function divideLimits(limits: SearchLimits, shards: number): SearchLimits[] {
  const { evaluations } = limits;
  return Array.from({ length: shards }, (_, shard) => {
    if (evaluations === undefined) return limits;
    const extra = shard < evaluations % shards ? 1 : 0;
    return { ...limits, evaluations: Math.floor(evaluations / shards) + extra };
  });
}
