import type { Evaluation } from '@loopwright/model';
import type { Mapping, ReuseRules, Specification } from '@loopwright/spec';
import type { CostEntry } from './cost-sheet.ts';
import type { Metric } from './metric.ts';

/** One mapping and what it costs. */
export interface MappingResult {
  readonly specification: Specification;
  readonly costs: readonly CostEntry[];
  readonly mapping: Mapping;
  readonly reuse: ReuseRules;
  readonly evaluation: Evaluation;
  /** What each `evaluate` tap added to the built-in model's energy and cycles. */
  readonly adjustments: readonly Adjustment[];
  /** By each metric that a plugin registers; none where the mapping does not fit. */
  readonly metrics: readonly MetricValue[];
}

/** What a mapping is by a metric, in its unit. */
export interface MetricValue {
  readonly metric: Metric;
  readonly value: number;
}

export interface Adjustment {
  readonly plugin: string;
  /** What was added, where the tap says so. */
  readonly part?: string | undefined;
  readonly energyPj: number;
  readonly cycles: number;
}
