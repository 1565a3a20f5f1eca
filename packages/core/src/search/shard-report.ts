import type { CostedMapping } from './costed-mapping.ts';
import type { SearchOutcome } from './search.ts';

/** How a shard stands, as plain data: sent where it has found something better, and otherwise some 20 times a second. */
export interface ShardReport extends ShardFigures {
  /** Better than all that this shard found before; null where there is nothing new. */
  readonly improvement: CostedMapping | null;
}

/** What a shard found in the end, as plain data. */
export interface ShardOutcome
  extends ShardFigures,
    Pick<SearchOutcome, 'stopped' | 'front' | 'frontIsComplete' | 'whyUnproven' | 'provenParts'> {
  readonly best: CostedMapping | null;
}

/** What is summed up over shards. */
export interface ShardFigures
  extends Pick<SearchOutcome, 'evaluated' | 'valid' | 'seconds' | 'bound' | 'bestScore' | 'rejections' | 'closest'> {
  /** Counted from 0. */
  readonly shard: number;
}

export function figuresOf(shard: number, from: Omit<ShardFigures, 'shard'>): ShardFigures {
  const { evaluated, valid, seconds, bound, bestScore, rejections, closest } = from;
  return { shard, evaluated, valid, seconds, bound, bestScore, rejections, closest };
}
