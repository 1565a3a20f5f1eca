import type { Costs, Evaluate, Evaluator } from '@loopwright/model';
import type { ReuseRules, Specification } from '@loopwright/spec';
import type { EvaluateStage } from './evaluate-context.ts';

/** The evaluator of a run, as the model compiled it and as the plugins wrapped it. */
export interface PreparedModel {
  readonly specification: Specification;
  readonly costs: Costs;
  readonly reuse: ReuseRules;
  readonly evaluator: Evaluator;
  /** What the search calls. */
  readonly evaluate: Evaluate;
  /** The evaluator after each tap, the innermost first. */
  readonly stages: readonly EvaluateStage[];
}
