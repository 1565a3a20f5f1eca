import { MessageChannel } from 'node:worker_threads';
import type { SearchExecutor, SearchLimits } from '@loopwright/core';
import { Piscina } from 'piscina';
import { divideLimits } from './divide-limits.ts';
import { MergedSearch } from './merged-search.ts';
import type { ShardJob, ShardOutcome, ShardReply, ShardReport } from './protocol.ts';
import { unpackError } from './sent-error.ts';
import { SharedState } from './shared-state.ts';

export interface ThreadsOptions<Input> {
  /** The module of the workers, whose default export `shardWorker` made. */
  readonly worker: URL;
  readonly threads: number;
  /** What a worker prepares the search from; it is copied. */
  readonly input: Input;
}

/** Between two looks at whether the user wants no more. */
const interruptPollMs = 20;

/** Searches with one shard per worker thread. This thread hands out, merges and waits. */
export function searchInThreads<Input>({ worker, threads, input }: ThreadsOptions<Input>): SearchExecutor {
  return async (prepared, control) => {
    const merged = new MergedSearch(prepared, threads);
    const shared = new SharedState();
    const pool = startPool<Input>(worker, threads);
    const poll = setInterval(() => control.host.interrupted && shared.stop(), interruptPollMs);
    try {
      const shards = divideLimits(control.limits, threads).map((limits, shard) =>
        runInThread(pool, { input, shard, shards: threads, limits, shared: shared.buffer }, (report) => {
          merged.learn(shard, report);
          control.onStep(merged.step);
          if (reaches(merged.step.bestScore, limits)) shared.stop();
        }),
      );
      return merged.outcome(await allOf(shards, shared), control.host.interrupted);
    } finally {
      clearInterval(poll);
      await pool.destroy();
    }
  };
}

type Pool<Input> = Piscina<ShardJob<Input>, ShardReply>;

function startPool<Input>(worker: URL, threads: number): Pool<Input> {
  // Threads that wait with Atomics would never come to closing their ports.
  return new Piscina({ filename: worker.href, minThreads: threads, maxThreads: threads, atomics: 'disabled' });
}

/** Sends one shard to a thread; resolves when its last report has come. Rejects where `onReport` throws, too. */
async function runInThread<Input>(
  pool: Pool<Input>,
  job: Omit<ShardJob<Input>, 'port'>,
  onReport: (report: ShardReport) => void,
): Promise<ShardOutcome> {
  const { port1, port2 } = new MessageChannel();
  const reported = new Promise<void>((resolve, reject) => {
    port1.on('close', resolve);
    port1.on('message', (report: ShardReport) => {
      try {
        onReport(report);
      } catch (error) {
        reject(error);
      }
    });
  });
  const replied = pool.run({ ...job, port: port2 }, { transferList: [port2] }).then((reply) => {
    if ('error' in reply) throw unpackError(reply.error);
    return reply.outcome;
  });
  try {
    const [outcome] = await Promise.all([replied, reported]);
    return outcome;
  } finally {
    port1.close();
  }
}

function reaches(score: number, { target }: SearchLimits): boolean {
  return target !== undefined && score <= target;
}

/** Where one fails the others stop, and its error is thrown when all have. */
async function allOf(shards: readonly Promise<ShardOutcome>[], shared: SharedState): Promise<ShardOutcome[]> {
  for (const shard of shards) shard.catch(() => shared.stop());
  const settled = await Promise.allSettled(shards);
  return settled.map((shard) => {
    if (shard.status === 'rejected') throw shard.reason;
    return shard.value;
  });
}
