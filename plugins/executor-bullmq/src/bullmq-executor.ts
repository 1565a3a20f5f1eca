import { randomUUID } from 'node:crypto';
import type { SearchExecutor, SearchOutcome } from '@loopwright/core';
import {
  type MapJob,
  type PreparedSearch,
  portableJob,
  type SearchControl,
  type ShardHost,
  type ShardService,
  searchInShards,
  settleAll,
} from '@loopwright/core/engine';
import { connect, withoutPassword } from './connect.ts';
import type { RedisSettings } from './redis-section.ts';
import { ShardSender } from './shard-sender.ts';
import { ShardWorker } from './shard-worker.ts';

/** Between two looks at whether the user wants no more. */
const interruptPollMs = 20;
/** That a connection stays for the next search; then it keeps no process from ending. */
const idleMs = 250;

/** Every shard of a search is an entry of a queue in Redis, which a process anywhere takes and runs. */
export class BullmqExecutor implements SearchExecutor {
  readonly name = 'bullmq';
  readonly description = 'processes on any machine that run loopwright worker, through BullMQ on Redis';
  readonly #settings: RedisSettings;
  #sender: Promise<ShardSender> | undefined;
  #searches = 0;
  #idle: NodeJS.Timeout | undefined;

  constructor(settings: RedisSettings) {
    this.#settings = settings;
  }

  async search(job: MapJob, prepared: PreparedSearch, control: SearchControl): Promise<SearchOutcome> {
    const portable = portableJob(job);
    const name = job.key ?? randomUUID();
    this.#searches++;
    clearTimeout(this.#idle);
    try {
      this.#sender ??= ShardSender.connect(this.#settings);
      const sender = await this.#sender;
      const channel = sender.channel(name);
      const poll = setInterval(() => control.host.interrupted && !channel.stopped && channel.stop(), interruptPollMs);
      try {
        return await searchInShards(prepared, control, job.shards, channel, async (shards, onReport) => {
          const running = shards.map((shard) =>
            sender.run(`${name}-${shard.index}`, portable, shard, channel, onReport),
          );
          return (await settleAll(running, channel)).filter((outcome) => outcome !== null);
        });
      } finally {
        clearInterval(poll);
      }
    } catch (error) {
      // What could not be reached may be there the next time.
      await this.#sender?.catch(() => {
        this.#sender = undefined;
      });
      throw error;
    } finally {
      if (--this.#searches === 0) this.#idle = setTimeout(() => this.close(), idleMs);
    }
  }

  async serve(host: ShardHost): Promise<ShardService> {
    const worker = await ShardWorker.start(await connect(this.#settings), this.#settings, host);
    host.log(`takes jobs from ${withoutPassword(this.#settings.url)}, queue ${this.#settings.queue}`);
    return worker;
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle);
    const sender = this.#sender;
    this.#sender = undefined;
    await sender?.then((open) => open.close());
  }
}
