import { setTimeout as wait } from 'node:timers/promises';
import {
  ExecutorError,
  jobWith,
  type MapJob,
  packError,
  type ShardHost,
  type ShardLink,
  type ShardService,
} from '@loopwright/core/engine';
import { DelayedError, type Job, Queue, UnrecoverableError, WaitingError, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import { LinkListener } from './link-listener.ts';
import { protocol, protocolOf, type ShardEnd, type ShardFailure, type ShardTask } from './messages.ts';
import type { RedisSettings } from './redis-section.ts';
import { ReportBatches } from './report-batches.ts';
import { decode, encode } from './wire.ts';

/** That others have to take what this process refuses. */
const refusalMs = 500;
/** Between two looks at whether Redis is there, for a worker that is to end. */
const lookMs = 100;

/** The end of the queue that answers: takes shards and runs them. */
export class ShardWorker implements ShardService {
  readonly ended: Promise<void>;
  readonly #settings: RedisSettings;
  readonly #redis: Redis;
  readonly #host: ShardHost;
  readonly #queue: Queue<string, string>;
  readonly #worker: Worker<string, string>;
  readonly #listener: LinkListener;
  readonly #running = new Set<RunningTask>();
  #end!: () => void;
  #done = 0;

  static async start(redis: Redis, settings: RedisSettings, host: ShardHost): Promise<ShardWorker> {
    const worker = new ShardWorker(redis, settings, host);
    await worker.#worker.waitUntilReady();
    return worker;
  }

  private constructor(redis: Redis, settings: RedisSettings, host: ShardHost) {
    this.#settings = settings;
    this.#redis = redis;
    this.#host = host;
    this.#listener = new LinkListener(redis);
    this.#queue = new Queue(settings.queue, { connection: redis });
    this.#worker = new Worker(settings.queue, (job, token) => this.#take(job, token!), {
      connection: redis,
      name: host.name,
      concurrency: host.cores,
      lockDuration: settings.lockSeconds * 1000,
      stalledInterval: settings.lockSeconds * 1000,
      maxStalledCount: settings.attempts,
    });
    this.#queue.on('error', ({ message }) => host.log(message));
    this.#worker.on('error', ({ message }) => host.log(message));
    this.#worker.on('stalled', (id) => host.log(`a worker is not heard of: ${shortId(id)} is to be run again`));
    this.ended = new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  drain(): void {
    const { drainSeconds } = this.#settings;
    const giveBack = setTimeout(() => {
      for (const task of this.#running) {
        task.isGivenBack = true;
        task.link.stop();
      }
    }, drainSeconds * 1000);
    this.#close().finally(() => clearTimeout(giveBack));
  }

  async #close(): Promise<void> {
    const left = this.#worker.close().then(() => this.#queue.close().catch(() => {}));
    await Promise.race([left, this.#cutOff()]);
    this.#listener.close();
    this.#redis.disconnect();
    this.#host.log(`ends: ${this.#done} done`);
    this.#end();
  }

  /** Resolves when Redis is away for as long as there is to end: a connection that is lost never says that it has ended. */
  async #cutOff(): Promise<void> {
    for (let awaySeconds = 0; awaySeconds <= this.#settings.drainSeconds; ) {
      await wait(lookMs, undefined, { ref: false });
      awaySeconds = this.#redis.status === 'ready' ? 0 : awaySeconds + lookMs / 1000;
    }
  }

  async #take(job: Job<string, string>, token: string): Promise<string> {
    const task = decode<ShardTask>(job.data);
    let accepted: MapJob;
    try {
      accepted = acceptedBy(this.#host, task);
    } catch (error) {
      return this.#refuse(job, task, token, (error as Error).message);
    }
    const end = await this.#run(job, task, accepted, token);
    this.#done++;
    return encode(end);
  }

  async #run(job: Job, { shard, channel }: ShardTask, accepted: MapJob, token: string): Promise<ShardEnd> {
    const reports = new ReportBatches((batch) => job.updateProgress(encode(batch)));
    const { link, outcome } = this.#host.run(accepted, shard, (report) => reports.add(report));
    const running: RunningTask = { link, isGivenBack: false };
    this.#running.add(running);
    const leave = this.#listener.listen(channel, link);
    try {
      const found = await outcome;
      if (running.isGivenBack && found.stopped === 'interrupted') {
        await job.moveToWait(token);
        this.#host.log(`gives ${shortId(job.id!)} back`);
        throw new WaitingError();
      }
      return { outcome: found, reports: await reports.end() };
    } catch (error) {
      throw error instanceof WaitingError ? error : this.#failure(job, error);
    } finally {
      await reports.end();
      this.#running.delete(running);
      leave();
    }
  }

  /** Another machine, or this one a while later, may do what threads here could not; a faulty job fails everywhere. */
  #failure(job: Job, error: unknown): Error {
    const sent = packError(error);
    this.#host.log(`${shortId(job.id!)} fails: ${sent.message}`);
    const text = encode({ error: sent } satisfies ShardFailure);
    return sent.name === 'ExecutorError' ? new Error(text) : new UnrecoverableError(text);
  }

  /** Leaves a job to the others. Where all have refused it, nobody is left whom it could wait for. */
  async #refuse(job: Job<string>, task: ShardTask, token: string, reason: string): Promise<never> {
    const { name } = this.#host;
    if (task.refusals?.[name] === undefined) this.#host.log(`refuses ${shortId(job.id!)}: ${reason}`);
    const refusals = { ...task.refusals, [name]: reason };
    const workers = await this.#queue.getWorkers();
    if (workers.every((worker) => Object.keys(refusals).some((refuser) => worker.rawname?.endsWith(`:w:${refuser}`)))) {
      const reasons = Object.entries(refusals).map(([worker, why]) => `worker ${worker} refuses: ${why}`);
      const error = packError(new ExecutorError(reasons.join('\n')));
      throw new UnrecoverableError(encode({ error } satisfies ShardFailure));
    }
    await job.updateData(encode({ ...task, refusals }));
    await job.moveToDelayed(Date.now() + refusalMs, token);
    throw new DelayedError();
  }
}

interface RunningTask {
  readonly link: ShardLink;
  /** Whether it was stopped for another worker to run it. */
  isGivenBack: boolean;
}

/** Throws an ExecutorError with the reason why this process cannot run a task. */
function acceptedBy({ installed }: ShardHost, task: ShardTask): MapJob {
  const theirs = protocolOf(task);
  if (theirs === protocol) return jobWith(installed, task.job);
  throw new ExecutorError(`the job is of protocol ${theirs}, and this is ${protocol}
  hint:     install the same version of @loopwright/executor-bullmq`);
}

/** Keys are long. */
function shortId(id: string): string {
  return id.replace(/^([0-9a-f]{8})[0-9a-f]+/, '$1');
}
