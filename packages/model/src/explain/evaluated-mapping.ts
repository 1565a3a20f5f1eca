import type { Architecture, Mapping, Problem, ReuseRules } from '@loopwright/spec';
import type { ValidEvaluation } from '../evaluation.ts';

/** A mapping and what it costs. */
export interface EvaluatedMapping {
  readonly problem: Problem;
  readonly architecture: Architecture;
  readonly mapping: Mapping;
  readonly reuse?: ReuseRules;
  readonly evaluation: ValidEvaluation;
}
