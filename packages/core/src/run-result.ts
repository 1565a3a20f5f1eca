import type { Mapspace } from '@loopwright/mapspace';
import type { ReuseRules, Specification } from '@loopwright/spec';
import type { CostEntry } from './cost-sheet.ts';
import type { MappingResult } from './mapping-result.ts';
import type { Metric } from './metric.ts';
import type { SearchOutcome } from './search/search.ts';

/** The outcome of a search and its best mapping, if there is any. */
export interface SearchResult {
  readonly specification: Specification;
  readonly costs: readonly CostEntry[];
  readonly mapper: string;
  /** The metric that decides, and those that break ties. */
  readonly objective: readonly Metric[];
  /** [metric of the objective] of the best; null where there is none. */
  readonly scores: readonly number[] | null;
  readonly seed: number;
  readonly mapspace: Mapspace;
  /** Of every mapping of the search. */
  readonly reuse: ReuseRules;
  readonly outcome: SearchOutcome;
  readonly best: MappingResult | null;
}

export type RunResult = ({ readonly kind: 'mapping' } & MappingResult) | ({ readonly kind: 'search' } & SearchResult);
