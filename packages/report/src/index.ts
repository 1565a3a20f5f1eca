export { accessColumn, accessLabel, accessTitle } from './access-titles.ts';
export { checkDiagnostics, costDiagnostics } from './check-diagnostics.ts';
export { compareDesigns } from './compare/compare-designs.ts';
export { compareResults } from './compare/compare-results.ts';
export {
  type ComparedFigure,
  type ComparedLevels,
  type ComparedResult,
  type Comparison,
  differs,
  isUsedAlike,
  type LevelUse,
  type NamedResult,
} from './compare/comparison.ts';
export type {
  ComparedDesign,
  DesignComparison,
  DesignSearch,
  DesignWorkload,
  NamedDesign,
  Normalisation,
  OtherComponents,
} from './compare/design-comparison.ts';
export { formatComparison, rowTitles } from './compare/format-comparison.ts';
export {
  designCells,
  designTitles,
  formatDesigns,
  normalisationNotes,
  unprovenNote,
} from './compare/format-designs.ts';
export { comparedTexts, ratioText } from './compare/format-figures.ts';
export { resultCells, resultTitles } from './compare/result-table.ts';
export { formatBytes } from './format/bytes.ts';
export { countColumn, energyColumn, metricColumn } from './format/number-columns.ts';
export {
  formatArea,
  formatCount,
  formatEnergy,
  formatPercent,
  formatSeconds,
  formatSi,
  formatSize,
} from './format/numbers.ts';
export { noPaint, type Paint, type TextLayout } from './format/paint.ts';
export { formatCheck } from './format-check.ts';
export { checkedSetFormatter, diagnosticLine, formatCheckTotals } from './format-check-summary.ts';
export { type ConfigValue, configValueText, formatConfig } from './format-config.ts';
export { formatCosts } from './format-costs.ts';
export { formatEvaluation, rejectionText } from './format-evaluation.ts';
export { formatExplanation } from './format-explanation.ts';
export { formatFindings } from './format-findings.ts';
export { formatLibrary, type LibraryDesign } from './format-library.ts';
export { formatMapping } from './format-mapping.ts';
export { formatMetric } from './format-metric.ts';
export { formatNetwork } from './format-network.ts';
export {
  formatNetworkProgress,
  type NetworkProgressState,
  type RunningSearch,
} from './format-network-progress.ts';
export { formatPlugins, type LoadedPlugin } from './format-plugins.ts';
export { formatProgress, type ProgressContext } from './format-progress.ts';
export { remarkText } from './format-remarks.ts';
export { formatResult } from './format-result.ts';
export { formatSearch, searchVerdict } from './format-search.ts';
export { formatStore } from './format-store.ts';
export { formatSweep, formatSweepPoint } from './format-sweep.ts';
export { formatSweepProgress, type SweepProgressState } from './format-sweep-progress.ts';
export { formatTableDiff } from './format-table-diff.ts';
export { formatTrafficBound } from './format-traffic-bound.ts';
export { formatZeros, zeroCells } from './format-zeros.ts';
export { levelCsv } from './level-csv.ts';
export { type NestLoop, nestLoops } from './nest-loops.ts';
export { betweenLayersFacts, networkFacts, networkSearchFacts, networkVerdict } from './network-facts.ts';
export { closestMissText, rejectionWords } from './rejection-words.ts';
export { designName, layerName } from './run-names.ts';
export { searchFacts } from './search-facts.ts';
export { type Fact, summaryFacts } from './summary-facts.ts';
export { sweepCsv } from './sweep-csv.ts';
export { networkTable } from './table/network-table.ts';
export { storeTable } from './table/store-table.ts';
export { sweepTable } from './table/sweep-table.ts';
export type { ResultTable, TableColumn, TableValue } from './table/table-column.ts';
export { tableCsv } from './table/table-csv.ts';
export { diffTables, type TableDiff } from './table/table-diff.ts';
export { tableFiles as accelergyFiles } from './timeloop/reference-tables.ts';
export { timeloopFiles } from './timeloop/timeloop-files.ts';
export { trafficBoundCsv } from './traffic-bound-csv.ts';
