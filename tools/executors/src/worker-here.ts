import type { Mapper } from '@loopwright/core';
import {
  type MapJob,
  packError,
  prepareJob,
  runShards,
  type Shard,
  type ShardHost,
  type ShardLink,
  type ShardReport,
  unpackError,
} from '@loopwright/core/engine';
import { builtIns, references } from './jobs.ts';

/** A worker in this process: what `loopwright worker` does in threads, to be looked at. */
export interface WorkerHere extends ShardHost {
  /** Seeds and numbers of the shards that it began. */
  readonly begun: string[];
  readonly lines: string[];
}

/** @param before is called before each shard is run: it may throw, and hold it up */
export function workerHere(
  name: string,
  change: Partial<ShardHost> = {},
  before?: () => void | Promise<void>,
): WorkerHere {
  const [begun, lines]: string[][] = [[], []];
  return {
    name,
    cores: 2,
    installed: references,
    begun,
    lines,
    run(job, shard, onReport) {
      begun.push(`${job.question.seed}-${shard.index}`);
      const link = new PlainLink();
      return { link, outcome: runHere(job, shard, link, onReport, before) };
    },
    log: (line) => lines.push(line),
    ...change,
  };
}

async function runHere(
  job: MapJob,
  shard: Shard,
  link: ShardLink,
  onReport: (report: ShardReport) => void,
  before?: () => void | Promise<void>,
) {
  const plugins = await builtIns();
  await before?.();
  await plugins.use({ name: 'faulty', setup: ({ registerMapper }) => registerMapper(faultyMapper) });
  const prepared = await prepareJob(job, plugins);
  const host = { nowSeconds: () => performance.now() / 1000, pause: () => new Promise<void>(setImmediate) };
  try {
    const [outcome] = await runShards(prepared, [shard], { host, link, onReport });
    return outcome;
  } catch (error) {
    // As errors come out of a thread.
    throw unpackError(packError(error));
  }
}

export const faultyMapper: Mapper = {
  name: 'faulty',
  description: 'fails',
  start: () => {
    throw Object.assign(new TypeError('no room'), { detail: { level: 'Buffer' } });
  },
};

class PlainLink implements ShardLink {
  bestScore = Infinity;
  stopped = false;

  offer(score: number): void {
    this.bestScore = Math.min(this.bestScore, score);
  }

  stop(): void {
    this.stopped = true;
  }
}
