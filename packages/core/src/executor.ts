import type { MapJob } from './job.ts';
import type { PreparedSearch } from './prepared-search.ts';
import type { SearchControl, SearchOutcome } from './search/search.ts';
import type { ShardHost, ShardService } from './shard-host.ts';

/**
 * Where searches run: in threads, on other machines. Plugins register executors under names.
 *
 * An executor gets
 * - the job: plain data, which it sends to whoever is to run a shard. There the plugins are loaded from their references,
 *   `prepareJob` makes of the job what this thread made of it, and `runShards` runs the shards;
 * - the prepared search: what this thread made of the job, against which `searchInShards` merges what the shards find;
 * - the control: limits, a clock, whether the user wants no more, and who looks on.
 *
 * With `searchInShards` and `runShards` an executor only sends and receives plain data: shards and reports, the incumbent and
 * the stop of a `ShardLink`. The answer to a job with limited evaluations is the same on every executor.
 */
export interface SearchExecutor {
  readonly name: string;
  /** One line for `loopwright plugins`. */
  readonly description: string;
  /**
   * Runs all shards of a job to their end. It may be called again before that: an executor runs many jobs, at once and one
   * after the other, and keeps what they have in common. Rejects with an `ExecutorError` where it cannot run a job.
   */
  search(job: MapJob, prepared: PreparedSearch, control: SearchControl): Promise<SearchOutcome>;
  /**
   * Where shards go through something that other processes can take them from: has this one take some, until it is told not to.
   * What `loopwright worker` calls. Resolves when it takes the first; rejects with an `ExecutorError` where it cannot.
   */
  serve?(host: ShardHost): Promise<ShardService>;
  /**
   * Lets go of all that stays between jobs, threads and connections, once nobody has a job running. Another search may still
   * come and starts anew. Idle threads keep no process from ending, whether this is called or not.
   */
  close?(): Promise<void>;
}

/** Has one prepared search run somewhere. */
export type ExecuteSearch = (prepared: PreparedSearch, control: SearchControl) => Promise<SearchOutcome>;
