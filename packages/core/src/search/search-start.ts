import type { Metric } from '../metric.ts';
import type { SearchLimits } from './search.ts';

/** What a search is asked to do, as `searchStart` tells it. */
export interface SearchSettings {
  readonly mapper: string;
  /** The metric that decides, and those that break ties. */
  readonly objective: readonly Metric[];
  readonly limits: SearchLimits;
  readonly seed: number;
  /** That search side by side. */
  readonly threads: number;
}
