export { checkDiagnostics } from './check-diagnostics.ts';
export { type DiagnosticJson, diagnosticsJson } from './check-json.ts';
export { type EvaluationJson, evaluationJson, type ValidEvaluationJson } from './evaluation-json.ts';
export { formatCount, formatEnergy, formatPercent, formatSeconds, formatSi, formatSize } from './format/numbers.ts';
export { noPaint, type Paint, type TextLayout } from './format/paint.ts';
export { formatCheck } from './format-check.ts';
export { formatEvaluation, rejectionText } from './format-evaluation.ts';
export { formatMetric, formatSearch } from './format-search.ts';
export { mappingEntries, type SearchResultJson, searchResultJson } from './search-json.ts';
