import type { Costs, Evaluate, EvaluatorState } from '@loopwright/model';
import type { SourceLocation, Specification } from '@loopwright/spec';

/** What an `evaluate` tap may look at. */
export interface EvaluateContext {
  readonly specification: Specification;
  readonly costs: Costs;
  /** Counts that the built-in evaluator made of the candidate it costed last: live, not to be written. */
  readonly state: EvaluatorState;
  /** The evaluators that the taps before this one returned. */
  readonly stages: EvaluateStage[];
}

/** The evaluator that a tap returned. */
export interface EvaluateStage {
  readonly plugin: string;
  readonly evaluate: Evaluate;
  /** Where it was tapped. */
  readonly location?: SourceLocation | undefined;
}
