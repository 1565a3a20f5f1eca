/** What plugins are written with; the README lists it by purpose. What runs them is `@loopwright/core/engine`. */
export {
  type ArrangedLoops,
  allowsFactor,
  CandidateBatch,
  type CandidateShape,
  type CursorState,
  candidateShape,
  canonicalizeGenome,
  canonicalOrder,
  copyCandidate,
  crossDimensions,
  crossLevels,
  DistinctCursor,
  type DistinctCursorOptions,
  decodeMapping,
  defaultMoveWeights,
  encodeMapping,
  FactorExchange,
  FanoutRepair,
  FanoutSampler,
  FullCycleWalk,
  type GenomeLayout,
  Mapspace,
  type MapspaceSizes,
  type MoveWeights,
  Neighbourhood,
  PerfectPart,
  PrunedSampler,
  type PrunedSamplerOptions,
  Random,
  Variants,
} from '@loopwright/mapspace';
export {
  type Access,
  type AccessName,
  type Action,
  accessEnergiesPj,
  accesses,
  accessWords,
  actions,
  type ComponentCosts,
  type ComputeEvaluation,
  type Costs,
  costsEnergy,
  type DensityKind,
  type DensityModel,
  type Evaluate,
  type Evaluation,
  type EvaluatorState,
  energyOfTransfer,
  energyPer,
  type FateCounts,
  type FiberQuery,
  type FormatCounts,
  type FormatKind,
  type InvalidEvaluation,
  type KnownTile,
  type LeastComputes,
  type LeastLeft,
  type LeastOfAccesses,
  type LevelEvaluation,
  type NetworkCounts,
  type NetworkEvaluation,
  type NetworkTable,
  type NetworkTileEvaluation,
  networkEnergyPj,
  networkLatencyCycles,
  networkTables,
  optionalEnergies,
  type PerAccess,
  perAccess,
  type RankUnits,
  Rejection,
  rejectionNames,
  requiredEnergies,
  type SparseComputeEvaluation,
  type SparseTileEvaluation,
  type Tile,
  type TileEvaluation,
  type ValidEvaluation,
} from '@loopwright/model';
export type * from '@loopwright/spec';
export {
  bandwidthScaleOf,
  dramClasses,
  ExpressionError,
  evaluateAttribute,
  evaluateExpression,
  hasSparseFeatures,
  isDram,
  rankExtent,
  SpecError,
} from '@loopwright/spec';
export {
  type Contraction,
  type Convolution,
  type ConvolutionAxis,
  computesOf,
  contraction,
  convolution,
  einsumLabels,
  isProblemFile,
  isWorkloadFile,
  type LoadedWorkload,
  type NamedSizes,
  type Operand,
  type Operation,
  readWorkload,
  stemOf,
  type Tensor,
  type UncostedOperation,
  type Workload,
  wordsOf,
  workloadOfProblems,
} from '@loopwright/workload';
export * from './annealing/annealer.ts';
export * from './annealing/annealing-options.ts';
export { besidePerfectPart } from './beside-perfect-part.ts';
export type * from './config-section.ts';
export * from './cost-sheet.ts';
export { dearestAction } from './dearest-action.ts';
export type { EvaluateContext } from './evaluate-context.ts';
export * from './executor.ts';
export * from './log-cost.ts';
export * from './mapper.ts';
export type { Adjustment, MappingResult, MetricValue } from './mapping-result.ts';
export * from './memory-size.ts';
export * from './metric.ts';
export * from './metric-named.ts';
export * from './multiplier-bits.ts';
export * from './objective.ts';
export type { FrontPoint } from './pareto-front.ts';
export * from './plugin.ts';
export { PluginError } from './plugin-error.ts';
export type { RunResult, SearchResult } from './run-result.ts';
export { BrokenBoundError } from './search/broken-bound-error.ts';
export { explainUnproven } from './search/proof-claim.ts';
export type { SearchLimits, SearchOutcome, SearchStep, StopReason } from './search/search.ts';
export * from './search/search-start.ts';
export * from './sweep/design-space.ts';
export * from './sweep/point-draw.ts';
export type * from './sweep/sampler.ts';
export type * from './sweep/sweep-point.ts';
export * from './workload-request.ts';
