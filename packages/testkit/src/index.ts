export { referenceAnalysis } from './reference/reference-analysis.ts';
