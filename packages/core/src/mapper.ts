import type { CandidateBatch, Mapspace, Random } from '@loopwright/mapspace';
import type { Costs, Evaluate, LeastLeft } from '@loopwright/model';
import type { Specification } from '@loopwright/spec';
import type { Objective } from './objective.ts';

/** A search strategy that plugins register under a name. */
export interface Mapper {
  readonly name: string;
  /** One line for `loopwright plugins` and `--help`. */
  readonly description: string;
  /** Whether its searches come to an end that is worth waiting for: others get a time limit where the user sets none. */
  readonly endsByItself?: boolean;
  /**
   * True where the work cannot be divided: the search then runs in one thread. Others are started once per thread, each
   * with its own `shard` and `random`; a strategy may divide the mapspace by `shard`, or let chance do it.
   */
  readonly indivisible?: boolean;
  /** Starts a search over the mapspace. */
  start(context: MapperContext): SearchStrategy;
}

/** All that a strategy gets to know. */
export interface MapperContext {
  readonly specification: Specification;
  readonly costs: Costs;
  readonly mapspace: Mapspace;
  readonly objective: Objective;
  /** Seeded; the only source of chance. */
  readonly random: Random;
  /** The evaluator of this search. Candidates that a strategy evaluates itself must be told in `evaluated`. */
  readonly evaluate: Evaluate;
  /**
   * Of a sparse design: writes what a candidate costs at the least in any order of its loops, those of bound 1 among them; or why
   * nothing is known of that. Undefined for dense designs, and where nobody asked the model.
   */
  readonly leastOverOrders?: Evaluate | string | undefined;
  /**
   * Of a sparse design: what is left at the least of what mappings with perfect factors cost as dense ones, for each kind of tiles;
   * what is said of the first kind holds for all.
   */
  readonly leastLeft?: readonly LeastLeft[] | undefined;
  /** Plugins that wrap or replace the evaluator, by name: where there are any, nothing is known of it but what it says of candidates. */
  readonly tappedBy: readonly string[];
  /**
   * Plugins that wrap it and only add, by name: what is least by the built-in model then bounds what `evaluate` says, though
   * it is not what it says.
   */
  readonly addedToBy: readonly string[];
  /** This strategy is one of `shards` that share the work, counted from 0. */
  readonly shard: number;
  readonly shards: number;
  /**
   * First metric of the best mapping that any shard has found, Infinity where unknown. It depends on which thread is
   * faster: only for strategies that prove what they leave out.
   */
  readonly incumbent?: () => number;
}

/** Ask / tell: the driver asks for candidates, evaluates them, and tells what they cost. */
export interface SearchStrategy {
  /**
   * Fills the batch from its beginning with `most` candidates at the most and returns how many. None is an answer too:
   * the driver asks again, having looked at the clock, until `done` is true.
   */
  ask(batch: CandidateBatch, most: number): number;
  /** The first `count` candidates of the batch now have their rejection or costs. */
  tell(batch: CandidateBatch, count: number): void;
  /** True when there is nothing left to try: it is looked at before every `ask`, the first one too. */
  readonly done: boolean;
  /** Candidates that the strategy evaluated by itself, and how many of them were valid. */
  readonly evaluated?: number;
  readonly valid?: number;
  /**
   * Least value of the first metric that any mapping can have, as far as it is proven; of this shard's mappings where the
   * mapspace is divided. A mapping that costs less ends the search: the mapper has made a mistake.
   */
  readonly bound?: number | undefined;
  /**
   * Whether every mapping is proven to be matched, in energy and in cycles, by one that was handed over; of this shard's mappings
   * where the mapspace is divided.
   */
  readonly frontIsComplete?: boolean | undefined;
  /** Why nothing can be proven here, where other searches of this mapper end with a proof: what follows "not proven: ". */
  readonly whyUnproven?: string | undefined;
  /**
   * Parts of the mapspace, in words, the smallest first, of which no mapping is better than the best that is known: proven. Of this
   * shard's mappings where the mapspace is divided.
   */
  readonly provenParts?: readonly string[];
}
