import type { PreparedSearch } from '../prepared-search.ts';
import { divideLimits } from './divide-limits.ts';
import { MergedSearch } from './merged-search.ts';
import type { Shard } from './run-shard.ts';
import type { SearchControl, SearchOutcome } from './search.ts';
import type { ShardLink } from './shard-link.ts';
import type { ShardOutcome, ShardReport } from './shard-report.ts';

/**
 * Has shards run, in other threads or machines or here, and resolves when all have ended and their last reports have come.
 * Rejects where `onReport` throws, too. Shards that were never begun, for the user wanted no more, have no outcome.
 */
export type RunShards = (
  shards: readonly Shard[],
  onReport: (report: ShardReport) => void,
) => Promise<readonly ShardOutcome[]>;

/** Divides a search into shards, has them run, and merges what they find. What it finds does not depend on who runs them. */
export async function searchInShards(
  prepared: PreparedSearch,
  { limits, host, onStep }: SearchControl,
  count: number,
  link: ShardLink,
  run: RunShards,
): Promise<SearchOutcome> {
  const merged = new MergedSearch(prepared, count);
  const shards = divideLimits(limits, count).map((own, index) => ({ index, count, limits: own }));
  const outcomes = await run(shards, (report) => {
    merged.learn(report);
    onStep(merged.step);
    if (merged.step.bestScore <= (limits.target ?? -Infinity)) link.stop();
  });
  return merged.outcome(outcomes, host.interrupted);
}
