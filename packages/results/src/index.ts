export type { BetweenLayersJson, KeepingMemory } from './between-layers-json.ts';
export {
  type CheckedSet,
  type CheckSummary,
  type CheckSummaryJson,
  checkSummaryJson,
  countCauses,
  countOutcomes,
} from './check-summary-json.ts';
export { componentEnergiesPj } from './component-energies.ts';
export { type ComponentCostsJson, costsJson } from './costs-json.ts';
export { type DiagnosticJson, diagnosticsJson } from './diagnostics-json.ts';
export { type EvaluationJson, evaluationJson, type ValidEvaluationJson } from './evaluation-json.ts';
export { type EvaluationResultJson, evaluationResultJson } from './evaluation-result.ts';
export { type ExplanationJson, explanationJson } from './explanation-json.ts';
export type { FrontPointJson } from './front-point-json.ts';
export { type ImprovementContext, type ImprovementJson, improvementJson } from './improvement-json.ts';
export { canonicalText } from './key/canonical-text.ts';
export { resultKey } from './key/result-key.ts';
export { mappingEntries } from './mapping-entries.ts';
export type { NetworkLayerJson } from './network-layer-json.ts';
export {
  type NetworkResultJson,
  type NetworkRun,
  networkResultJson,
  networkResultSchema,
} from './network-result.ts';
export type { NetworkTotalsJson } from './network-totals-json.ts';
export { type AnyResult, readAnyResult, readNetworkResult, readResult, readSweepResult } from './read-result.ts';
export { listRejections, type RejectionCount } from './rejection-count.ts';
export { resultVersion } from './result-head.ts';
export { isSearchResult, type ResultJson, resultSchema } from './result-json.ts';
export { resultJsonSchema } from './result-json-schema.ts';
export type { KeyedResult, ResultStore } from './result-store.ts';
export { scaledEnergies } from './scaled-energies.ts';
export type { SearchJson } from './search-json.ts';
export { type SearchResultJson, searchResultJson } from './search-result.ts';
export type { ParameterValue, SweepPointJson, SweepWorkloadJson } from './sweep-point-json.ts';
export { type SweepResultJson, sweepResultSchema } from './sweep-result.ts';
export {
  type TrafficBoundResultJson,
  type TrafficBoundRun,
  trafficBoundResultJson,
  trafficBoundResultSchema,
} from './traffic-bound-result.ts';
export { writeResult } from './write-result.ts';
