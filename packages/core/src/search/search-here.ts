import type { PreparedSearch } from '../prepared-search.ts';
import { runShard } from './run-shard.ts';
import { runShards } from './run-shards.ts';
import type { SearchControl, SearchOutcome } from './search.ts';
import { searchInShards } from './search-in-shards.ts';
import { LocalLink } from './shard-link.ts';

/** Searches in this thread: in one part, or in as many as an executor would, with the same answer. */
export async function searchHere(prepared: PreparedSearch, control: SearchControl, shards = 1): Promise<SearchOutcome> {
  const { limits, host } = control;
  if (shards === 1) return runShard(prepared, { index: 0, count: 1, limits }, control);
  const link = new LocalLink(host);
  return searchInShards(prepared, control, shards, link, (parts, onReport) =>
    runShards(prepared, parts, { host, link, onReport }),
  );
}
