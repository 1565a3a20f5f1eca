import type { MapJob, SentError, Shard, ShardOutcome, ShardReport } from '@loopwright/core/engine';

/** To a worker of the pool: shards of a job to run side by side, and what the others have found meanwhile. */
export type ToPool =
  | { readonly id: number; readonly job: MapJob; readonly shards: readonly Shard[]; readonly bestScore: number }
  | { readonly id: number; readonly offer: number }
  | { readonly id: number; readonly stop: true };

/** From it: what a shard has found, any number of reports, then an end: outcomes or an error. */
export type FromPool = { readonly id: number } & (
  | { readonly offer: number }
  | { readonly stop: true }
  | { readonly report: ShardReport }
  | { readonly outcomes: readonly ShardOutcome[] }
  | { readonly error: SentError }
);
