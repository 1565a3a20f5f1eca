import type { Evaluation } from '@loopwright/model';
import type { Mapping, ReuseRules, Specification } from '@loopwright/spec';
import type { CostEntry } from './cost-sheet.ts';

/** One mapping and what it costs. */
export interface MappingResult {
  readonly specification: Specification;
  readonly costs: readonly CostEntry[];
  readonly mapping: Mapping;
  readonly reuse: ReuseRules;
  readonly evaluation: Evaluation;
  /** What each `evaluate` tap added to the built-in model's energy and cycles. */
  readonly adjustments: readonly Adjustment[];
}

export interface Adjustment {
  readonly plugin: string;
  readonly energyPj: number;
  readonly cycles: number;
}
