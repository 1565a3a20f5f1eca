import { performance } from 'node:perf_hooks';
import {
  ExecutorError,
  type PortableJob,
  type Shard,
  type ShardOutcome,
  type ShardReport,
  unpackError,
} from '@loopwright/core/engine';
import { type JobsOptions, Queue, QueueEvents } from 'bullmq';
import type { Redis } from 'ioredis';
import { connect, withoutPassword } from './connect.ts';
import { protocol, type ShardEnd, type ShardFailure, type ShardProgress, type ShardTask } from './messages.ts';
import type { RedisSettings } from './redis-section.ts';
import { SearchChannel } from './search-channel.ts';
import { decode, encode } from './wire.ts';

/** Between two looks at what no event may have told. */
const lookMs = 1000;

/** The end of the queue that asks: sends shards, and hears how they end. One that somebody else has sent already is joined. */
export class ShardSender {
  readonly #settings: RedisSettings;
  readonly #redis: Redis;
  readonly #queue: Queue<string, string>;
  readonly #events: QueueEvents<string>;
  /** By id; searches of this process may ask for the same. */
  readonly #open = new Map<string, OpenShard[]>();
  readonly #looks: NodeJS.Timeout;
  /** When there was a worker last, s. */
  #lastServed = performance.now() / 1000;

  /** @throws ExecutorError where there is no Redis */
  static async connect(settings: RedisSettings): Promise<ShardSender> {
    const sender = new ShardSender(settings, await connect(settings));
    await sender.#events.waitUntilReady();
    return sender;
  }

  private constructor(settings: RedisSettings, redis: Redis) {
    this.#settings = settings;
    this.#redis = redis;
    this.#queue = new Queue(settings.queue, { connection: redis });
    this.#events = new QueueEvents(settings.queue, { connection: redis });
    // Connections come back, or patience ends.
    this.#queue.on('error', () => {});
    this.#events.on('error', () => {});
    this.#events.on('progress', ({ jobId, data }) => this.#report(jobId, decode<ShardProgress>(data as string)));
    this.#events.on('completed', ({ jobId, returnvalue }) => this.#end(jobId, returnvalue));
    this.#events.on('failed', ({ jobId, failedReason }) => this.#fail(jobId, failureOf(failedReason)));
    this.#events.on('removed', ({ jobId }) => this.#missed(jobId));
    this.#looks = setInterval(() => this.#look(), lookMs);
  }

  /** Where the shards of a search hear of each other. */
  channel(name: string): SearchChannel {
    const channel = `${this.#settings.queue}:${name}`;
    return new SearchChannel(channel, (message) => {
      this.#redis.publish(channel, encode(message)).catch(() => {});
      if (message === 'stop') this.#cancel(channel);
    });
  }

  /** Null where the user wanted no more before any worker took it. */
  async run(
    id: string,
    job: PortableJob,
    shard: Shard,
    channel: SearchChannel,
    onReport: (report: ShardReport) => void,
  ): Promise<ShardOutcome | null> {
    const task: ShardTask = { protocol, job, shard, channel: channel.name, refusals: {} };
    // With a number of evaluations the answer must not depend on which shard is faster.
    const isHeard = shard.count > 1 && job.limits.evaluations === undefined;
    const outcome = new Promise<ShardOutcome | null>((resolve, reject) => {
      const open = { task: encode(task), channel, isHeard, onReport, resolve, reject };
      this.#open.set(id, [...(this.#open.get(id) ?? []), open]);
    });
    this.#add(id).catch((error) => this.#fail(id, error));
    return outcome;
  }

  async close(): Promise<void> {
    clearInterval(this.#looks);
    const closed = Promise.allSettled([this.#events.close(), this.#queue.close()]);
    // A connection that is lost never says that it has ended.
    if (this.#redis.status === 'ready') await closed;
    this.#redis.disconnect();
  }

  async #add(id: string): Promise<void> {
    const { priority, attempts, keepSeconds } = this.#settings;
    const [first] = this.#open.get(id) ?? [];
    if (!first) return;
    const options: JobsOptions = {
      jobId: id,
      attempts,
      backoff: { type: 'exponential', delay: 1000 },
      removeOnComplete: { age: keepSeconds },
      removeOnFail: true,
      ...(priority > 0 && { priority }),
    };
    await this.#queue.add('shard', first.task, options);
    await this.#lookAt(id);
  }

  /** What has ended before anybody here listened. */
  async #lookAt(id: string): Promise<void> {
    const job = await this.#queue.getJob(id);
    if (job?.finishedOn !== undefined && job.returnvalue) this.#end(id, job.returnvalue);
  }

  #report(id: string, reports: readonly ShardReport[]): void {
    for (const open of this.#open.get(id) ?? []) {
      try {
        for (const report of reports) {
          open.onReport(report);
          if (open.isHeard) open.channel.offer(report.bestScore);
        }
      } catch (error) {
        this.#settle(id, ({ reject }) => reject(error));
      }
    }
  }

  #end(id: string, text: string): void {
    const { reports, outcome } = decode<ShardEnd>(text);
    const open = this.#open.get(id) ?? [];
    if (outcome.stopped === 'interrupted' && open.some(({ channel }) => !channel.stopped)) {
      // Somebody else who had asked for it wanted no more, now or before.
      this.#again(id);
      return;
    }
    this.#report(id, reports);
    this.#settle(id, ({ resolve }) => resolve(outcome));
  }

  #again(id: string): void {
    this.#queue
      .remove(id)
      .then(() => this.#add(id))
      .catch((error) => this.#fail(id, error));
  }

  /** It was taken out of the queue: by this process, or by another that had asked for it and wants it no more. */
  #missed(id: string): void {
    const open = this.#open.get(id) ?? [];
    if (open.every(({ channel }) => channel.stopped)) this.#settle(id, ({ resolve }) => resolve(null));
    else this.#add(id).catch((error) => this.#fail(id, error));
  }

  /** What no worker has taken yet is taken back; what runs hears it by the channel. */
  #cancel(channel: string): void {
    for (const [id, open] of this.#open) {
      if (open.some((one) => one.channel.name === channel && one.channel.stopped)) this.#takeBack(id);
    }
  }

  async #takeBack(id: string): Promise<void> {
    const removed = await this.#queue.remove(id).catch(() => 0);
    if (removed > 0) this.#missed(id);
  }

  #fail(id: string, error: unknown): void {
    this.#settle(id, ({ reject }) => reject(error));
  }

  #settle(id: string, how: (open: OpenShard) => void): void {
    const open = this.#open.get(id) ?? [];
    this.#open.delete(id);
    for (const one of open) how(one);
  }

  async #look(): Promise<void> {
    const now = performance.now() / 1000;
    if (this.#open.size === 0) this.#lastServed = now;
    if (now - this.#lastServed > this.#settings.patienceSeconds) this.#giveUp();
    if (this.#redis.status !== 'ready') return;
    try {
      if ((await this.#queue.getWorkersCount()) > 0) this.#lastServed = now;
      for (const [id, open] of this.#open) {
        for (const { channel } of open) channel.repeat();
        await this.#lookAt(id);
      }
    } catch {
      // The connection is gone: the next look tells whether it is back.
    }
  }

  #giveUp(): void {
    const { url, queue, patienceSeconds } = this.#settings;
    const redis = withoutPassword(url);
    const [problem, hint] =
      this.#redis.status === 'ready'
        ? [`no worker takes jobs from ${redis}, queue ${queue}`, `start one: loopwright worker --redis ${redis}`]
        : [`Redis at ${redis} is away`, 'bring it back; what was found stays in the store'];
    for (const id of [...this.#open.keys()]) {
      this.#fail(id, new ExecutorError(`${problem} since ${patienceSeconds} s\n  hint:     ${hint}`));
    }
  }
}

interface OpenShard {
  /** As it is sent. */
  readonly task: string;
  readonly channel: SearchChannel;
  /** Whether the other shards are told what it finds. */
  readonly isHeard: boolean;
  readonly onReport: (report: ShardReport) => void;
  readonly resolve: (outcome: ShardOutcome | null) => void;
  readonly reject: (error: unknown) => void;
}

/** A worker says what failed; BullMQ where no worker is left that could. */
function failureOf(reason: string): Error {
  try {
    return unpackError(decode<ShardFailure>(reason).error);
  } catch {
    return new ExecutorError(`a part of a search was given up: ${reason}
  hint:     the processes that ran it died, perhaps for want of memory: start workers with fewer threads`);
  }
}
