import type { MapJob } from './job.ts';
import type { PluginReference } from './plugin-reference.ts';
import type { Shard } from './search/run-shard.ts';
import type { ShardLink } from './search/shard-link.ts';
import type { ShardOutcome, ShardReport } from './search/shard-report.ts';

/** A process that runs shards for others: what an executor needs of it to serve. */
export interface ShardHost {
  /** Unique among all that serve, and telling: a machine and a process. */
  readonly name: string;
  /** Shards that run at once without taking turns. */
  readonly cores: number;
  /** The plugins that it may load, and from where: `jobWith` makes of a job one that runs here. */
  readonly installed: readonly PluginReference[];
  /** Begins a shard, beside this thread: executors go on sending and receiving meanwhile. */
  run(job: MapJob, shard: Shard, onReport: (report: ShardReport) => void): RunningShard;
  /** Says to people what is going on, a line at a time. */
  log(line: string): void;
}

export interface RunningShard {
  /** By it the others of the search are heard of, and the shard is stopped. */
  readonly link: ShardLink;
  /** Settles when all reports have come. */
  readonly outcome: Promise<ShardOutcome>;
}

/** An executor that serves. */
export interface ShardService {
  /** Takes no more. What runs is finished, or given back for others to run; then the service ends. */
  drain(): void;
  /** Settles when it has ended, and rejects where it could not go on. */
  readonly ended: Promise<void>;
}
