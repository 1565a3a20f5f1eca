import type { ShardHost } from '@loopwright/core/engine';
import { SharedLink } from './shared-link.ts';
import type { ThreadsOptions } from './thread-executor.ts';

/** Begins single shards in threads of a pool, each in the one that has the least to do: `run` of a `ShardHost`. */
export function runInThread({ pool, cores }: ThreadsOptions): ShardHost['run'] {
  return (job, shard, onReport) => {
    const link = new SharedLink();
    const [thread] = pool.take(1, cores);
    const outcome = thread.run({ job, shards: [shard], link: link.buffer }, onReport).then(([only]) => only);
    return { link, outcome };
  };
}
