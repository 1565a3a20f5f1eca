export { type EvaluationJson, evaluationJson, type ValidEvaluationJson } from './evaluation-json.ts';
export { type ExplanationJson, explanationJson } from './explanation-json.ts';
export { formatCount, formatEnergy, formatPercent, formatSeconds, formatSi, formatSize } from './format/numbers.ts';
export { noPaint, type Paint, type TextLayout } from './format/paint.ts';
export { formatEvaluation, rejectionText } from './format-evaluation.ts';
export { formatExplanation } from './format-explanation.ts';
export { formatMetric, formatSearch } from './format-search.ts';
export { mappingEntries, type SearchResultJson, searchResultJson } from './search-json.ts';
