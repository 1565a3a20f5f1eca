import type { MapJob, SentError, Shard, ShardOutcome, ShardReport } from '@loopwright/core/engine';

/** What a thread is given to do. */
export interface ThreadTask {
  readonly job: MapJob;
  /** Run side by side. */
  readonly shards: readonly Shard[];
  /** Of `SharedLink`. */
  readonly link: SharedArrayBuffer;
}

/** Each task has a number, by which its answers are told from those of others. */
export type ToThread = ThreadTask & { readonly id: number };

/** Any number of reports, then an end: outcomes or an error. */
export type FromThread = { readonly id: number } & (
  | { readonly report: ShardReport }
  | { readonly outcomes: readonly ShardOutcome[] }
  | { readonly error: SentError }
);
