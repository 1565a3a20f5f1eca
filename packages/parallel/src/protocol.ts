import type { MessagePort } from 'node:worker_threads';
import type { Mapping, SearchLimits, SearchOutcome } from '@loopwright/core';

/** What a thread is given to do. */
export interface ShardJob<Input> {
  /** From which it prepares the search by itself. */
  readonly input: Input;
  readonly shard: number;
  readonly shards: number;
  readonly limits: SearchLimits;
  /** Of `SharedState`. */
  readonly shared: SharedArrayBuffer;
  /** Where reports go; closed by the thread when it ends. */
  readonly port: MessagePort;
}

/** How a shard stands: sent where it has found something better, and otherwise some 20 times a second. */
export interface ShardReport extends ShardFigures {
  /** Better than all that this shard found before; null where there is nothing new. */
  readonly improvement: CostedMapping | null;
}

/** What a thread answers in the end. */
export type ShardReply = { readonly outcome: ShardOutcome } | { readonly error: SentError };

/** What is summed up over shards. */
export type ShardFigures = Pick<
  SearchOutcome,
  'evaluated' | 'valid' | 'seconds' | 'bound' | 'bestScore' | 'rejections' | 'closest'
>;

export function figuresOf(from: ShardFigures): ShardFigures {
  const { evaluated, valid, seconds, bound, bestScore, rejections, closest } = from;
  return { evaluated, valid, seconds, bound, bestScore, rejections, closest };
}

export interface ShardOutcome extends ShardFigures, Pick<SearchOutcome, 'stopped' | 'front' | 'whyUnproven'> {
  readonly best: CostedMapping | null;
}

/** A valid candidate, as it goes from thread to thread. */
export interface CostedMapping {
  readonly mapping: Mapping;
  readonly energyPj: number;
  readonly cycles: number;
  readonly outermostAccesses: number;
}

/** Errors lose their names on the way. */
export interface SentError {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
}
