export {
  CandidateBatch,
  copyCandidate,
  decodeMapping,
  encodeMapping,
  type Mapspace,
  Random,
} from '@loopwright/mapspace';
export type { Costs, Evaluate, Evaluation, EvaluatorState, ValidEvaluation } from '@loopwright/model';
export { Rejection, rejectionNames } from '@loopwright/model';
export type { Architecture, Mapping, Problem, Specification } from '@loopwright/spec';
export * from './cost-sheet.ts';
export type { EvaluateContext } from './evaluate-context.ts';
export type { Hooks } from './hooks.ts';
export * from './mapper.ts';
export * from './objective.ts';
export * from './plugin.ts';
export { PluginError } from './plugin-error.ts';
export * from './plugin-manager.ts';
export * from './run.ts';
export * from './search.ts';
