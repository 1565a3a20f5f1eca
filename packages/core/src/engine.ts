/**
 * What runs designs, plugins and searches: for the command, the explorer, executors, and tests of plugins. Plugins themselves
 * need `@loopwright/core` alone.
 */
export {
  buildMapspace,
  type Culprit,
  diagnose,
  type Finding,
  MapspaceError,
  type MapspaceErrorCode,
  tooManyFactorizations,
  tooManyLoops,
} from '@loopwright/mapspace';
export {
  type CycleExplanation,
  type CycleLimit,
  compileEvaluator,
  type Dataflow,
  type DataflowName,
  type Delivery,
  type EvaluatedMapping,
  type Evaluator,
  type Explanation,
  explainMapping,
  type MovingLoop,
  modelVersion,
  type Operation,
  type OutermostTraffic,
  type Port,
  type Residence,
  type SpatialLoop,
  type StandingAction,
  type ZeroSaving,
  zeroSavings,
} from '@loopwright/model';
export * from './bind-problem.ts';
export * from './check.ts';
export { checkPlugin } from './check-plugin.ts';
export * from './compile.ts';
export * from './component-costs.ts';
export * from './constrain.ts';
export * from './cost-error.ts';
export * from './cost-ledger.ts';
export { decisivePlugins } from './decisive-plugins.ts';
export { cyclesSetBy } from './describe-mapping.ts';
export { designAreaUm2 } from './design-area.ts';
export * from './executor-error.ts';
export type { Hooks } from './hooks.ts';
export type * from './job.ts';
export * from './limits-of.ts';
export * from './load-workload.ts';
export { ParetoFront } from './pareto-front.ts';
export { hasPlaceholderAreas } from './placeholder-areas.ts';
export * from './plugin-manager.ts';
export * from './plugin-reference.ts';
export * from './portable-job.ts';
export * from './prepare-design.ts';
export * from './prepare-job.ts';
export { prepareSearch } from './prepare-search.ts';
export type { PreparedModel } from './prepared-model.ts';
export * from './prepared-search.ts';
export { judgeSection } from './read-section.ts';
export * from './remarks.ts';
export { evaluateMapping, findMapping, type MapSettings } from './run.ts';
export * from './search/check-bound.ts';
export type { Incumbent } from './search/incumbent.ts';
export type { Shard } from './search/run-shard.ts';
export * from './search/run-shards.ts';
export {
  firstStep,
  isCloser,
  type SearchControl,
  type SearchHost,
  type SearchOptions,
  search,
  searchBatch,
} from './search/search.ts';
export * from './search/search-here.ts';
export * from './search/search-in-shards.ts';
export * from './search/sent-error.ts';
export type { ShardLink } from './search/shard-link.ts';
export type * from './search/shard-report.ts';
export type * from './shard-host.ts';
