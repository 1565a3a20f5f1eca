import type { Plugin, SearchExecutor, SearchOutcome } from '@loopwright/core';
import {
  type MapJob,
  type PreparedSearch,
  type SearchControl,
  type Shard,
  searchHere,
  searchInShards,
  settleAll,
} from '@loopwright/core/engine';
import { SharedLink } from './shared-link.ts';
import type { ThreadPool } from './thread-pool.ts';

export interface ThreadsOptions {
  readonly pool: ThreadPool;
  /** Threads that the machine runs at once. */
  readonly cores: number;
}

/** Registers the executor `threads`. */
export const executorThreads = (options: ThreadsOptions): Plugin => ({
  name: 'executor-threads',
  setup: ({ registerExecutor }) => registerExecutor(new ThreadExecutor(options)),
});

/** Between two looks at whether the user wants no more. */
const interruptPollMs = 20;

/**
 * Runs the shards of a search in worker threads: each in one of its own as far as there are cores, and the others beside
 * them, since more threads than cores only wait for each other. A search of one shard runs in this thread, unless another one does.
 */
class ThreadExecutor implements SearchExecutor {
  readonly name = 'threads';
  readonly description = 'worker threads of this process, as many as there are cores at the most';
  readonly #pool: ThreadPool;
  readonly #cores: number;
  #isBusyHere = false;

  constructor({ pool, cores }: ThreadsOptions) {
    this.#pool = pool;
    this.#cores = cores;
  }

  async search(job: MapJob, prepared: PreparedSearch, control: SearchControl): Promise<SearchOutcome> {
    if (job.shards === 1 && !this.#isBusyHere) return this.#searchHere(prepared, control);
    // A search in this thread takes a core as well.
    const cores = Math.max(1, this.#isBusyHere ? this.#cores - 1 : this.#cores);
    const threads = this.#pool.take(Math.min(job.shards, this.#cores), cores);
    const link = new SharedLink();
    const poll = setInterval(() => control.host.interrupted && link.stop(), interruptPollMs);
    try {
      return await searchInShards(prepared, control, job.shards, link, async (shards, onReport) => {
        const running = threads.map((thread, index) =>
          thread.run({ job, shards: dealt(shards, index, threads.length), link: link.buffer }, onReport),
        );
        return (await settleAll(running, link)).flat();
      });
    } finally {
      clearInterval(poll);
    }
  }

  async #searchHere(prepared: PreparedSearch, control: SearchControl): Promise<SearchOutcome> {
    this.#isBusyHere = true;
    try {
      return await searchHere(prepared, control);
    } finally {
      this.#isBusyHere = false;
    }
  }

  close(): Promise<void> {
    return this.#pool.close();
  }
}

/** The shards of one thread, dealt like cards. */
function dealt(shards: readonly Shard[], thread: number, threads: number): readonly Shard[] {
  return shards.filter(({ index }) => index % threads === thread);
}
