import type { Plugin, SearchExecutor, SearchOutcome } from '@loopwright/core';
import {
  type MapJob,
  type PreparedSearch,
  type SearchControl,
  type Shard,
  type ShardReport,
  searchHere,
  searchInShards,
  settleAll,
} from '@loopwright/core/engine';
import { MessageLink } from './message-link.ts';
import { PoolWorker } from './pool-worker.ts';

/** Registers the executor `workers`. */
export const executorWorkers = (executor: WorkersExecutor): Plugin => ({
  name: 'executor-workers',
  setup: ({ registerExecutor }) => registerExecutor(executor),
});

/** Between two looks at whether the user wants no more. */
const interruptPollMs = 20;

/** Runs the shards of a search in workers that stay over many searches: what `threads` is to the command. */
export class WorkersExecutor implements SearchExecutor {
  readonly name = 'workers';
  readonly description = 'workers of this page, as many as there are cores at the most';
  readonly #start: () => Worker;
  readonly #cores: number;
  readonly #pool = new Set<PoolWorker>();
  #isBusyHere = false;

  /** @param start starts a worker that calls `serveShards` */
  constructor(start: () => Worker, cores: number) {
    this.#start = start;
    this.#cores = cores;
  }

  /** Starts the workers of a search of so many shards, if it needs any. */
  warm(shards: number): void {
    if (shards > 1) this.#take(Math.min(shards, this.#cores));
  }

  /** A search of one shard runs in this worker, unless another one does. */
  async search(job: MapJob, prepared: PreparedSearch, control: SearchControl): Promise<SearchOutcome> {
    if (job.shards > 1 || this.#isBusyHere) return this.#searchInPool(job, prepared, control);
    this.#isBusyHere = true;
    try {
      return await searchHere(prepared, control);
    } finally {
      this.#isBusyHere = false;
    }
  }

  async #searchInPool(job: MapJob, prepared: PreparedSearch, control: SearchControl): Promise<SearchOutcome> {
    const workers = this.#take(Math.min(job.shards, this.#cores));
    const tellers: ((news: Parameters<MessageLink['hear']>[0]) => void)[] = [];
    const link = new MessageLink((news) => {
      for (const tell of tellers) tell(news);
    });
    const poll = setInterval(() => control.host.interrupted && link.stop(), interruptPollMs);
    const run = async (shards: readonly Shard[], onReport: (report: ShardReport) => void) => {
      const running = workers.map((worker, index) => {
        const own = shards.filter((shard) => shard.index % workers.length === index);
        const onNews = (news: Parameters<MessageLink['hear']>[0]) => {
          link.hear(news);
          for (const [other, tell] of tellers.entries()) if (other !== index) tell(news);
        };
        const { outcomes, tell } = worker.run(job, own, link.bestScore, { onNews, onReport });
        tellers.push(tell);
        return outcomes;
      });
      return (await settleAll(running, link)).flat();
    };
    try {
      return await searchInShards(prepared, control, job.shards, link, run);
    } finally {
      clearInterval(poll);
    }
  }

  /** Those that have the least to do; idle ones, as long as there are not as many as cores. */
  #take(count: number): readonly PoolWorker[] {
    const busy = [...this.#pool].filter(({ load }) => load > 0).length;
    while (this.#pool.size < Math.max(count, Math.min(busy + count, this.#cores))) {
      this.#pool.add(new PoolWorker(this.#start(), (failed) => this.#pool.delete(failed)));
    }
    return [...this.#pool].sort((a, b) => a.load - b.load).slice(0, count);
  }
}
