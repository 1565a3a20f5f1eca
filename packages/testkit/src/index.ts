export { type AnalysisCase, type AnalysisCaseOptions, analysisCases } from './arbitraries/analysis-cases.ts';
export { type ArchitectureOptions, architectures } from './arbitraries/architectures.ts';
export { costs } from './arbitraries/costs.ts';
export { type MappingOptions, mappings } from './arbitraries/mappings.ts';
export { type ProblemOptions, problems } from './arbitraries/problems.ts';
export { reuseRules } from './arbitraries/reuse-rules.ts';
export { referenceAnalysis } from './reference/reference-analysis.ts';
