import type { SourceText } from '@loopwright/spec';
import type { PluginReference } from './plugin-reference.ts';
import type { SearchQuestion } from './prepared-search.ts';
import type { SearchLimits } from './search/search.ts';

/**
 * A run as plain data, which can be sent, hashed and stored: what decides its result, and how a thread or another machine
 * loads the same plugins.
 */
export type Job = EvaluateJob | MapJob;

/** Costs the mapping that the sources hold. */
export interface EvaluateJob extends RunInput {
  readonly kind: 'evaluate';
}

/** Searches for the mapping that costs least. */
export interface MapJob extends RunInput {
  readonly kind: 'map';
  /**
   * What its result is stored and found by, `resultKey` of `@loopwright/results`, where whoever made the job knows it: executors
   * tell by it that they have a job already.
   */
  readonly key?: string;
  readonly question: SearchQuestion;
  readonly limits: SearchLimits;
  /** Parts that the search is divided into: with limited evaluations they decide the answer, whatever runs them. */
  readonly shards: number;
}

interface RunInput {
  /** The input files, after all that the command line changes in them. */
  readonly sources: readonly SourceText[];
  /** In the order in which they are set up. */
  readonly plugins: readonly PluginReference[];
}
