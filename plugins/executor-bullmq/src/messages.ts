import type { PortableJob, SentError, Shard, ShardOutcome, ShardReport } from '@loopwright/core/engine';
import { z } from 'zod';

/** Counts up with every change of what is sent: processes of different protocols refuse each other. */
export const protocol = 1;

/** What is asked for: an entry of the queue. */
export interface ShardTask {
  readonly protocol: number;
  readonly job: PortableJob;
  readonly shard: Shard;
  /** Where the shards of the search hear of each other. */
  readonly channel: string;
  /** Of those who have refused it, by worker. */
  readonly refusals: Readonly<Record<string, string>>;
}

/** What a shard sends on its way. */
export type ShardProgress = readonly ShardReport[];

/** How it ends. */
export interface ShardEnd {
  /** That have not been sent yet. */
  readonly reports: readonly ShardReport[];
  readonly outcome: ShardOutcome;
}

/** How it ends where it fails. */
export interface ShardFailure {
  readonly error: SentError;
}

/** What comes on the channel of a search: an end for all, or the score of the best mapping so far. */
export type LinkMessage = 'stop' | number;

const head = z.looseObject({ protocol: z.number() });

/** The protocol of a task; undefined where it is no task at all. */
export function protocolOf(data: unknown): number | undefined {
  return head.safeParse(data).data?.protocol;
}
