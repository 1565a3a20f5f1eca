export type { MappingView } from '../view/mapping-view.ts';
export { mappingViewOf } from '../view/mapping-view-of.ts';
export type { LayerPageView, NetworkView } from '../view/network-view.ts';
export type { ReportView, RerunView } from '../view/report-view.ts';
export { type Improvement, searchViewOf } from '../view/search-view-of.ts';
export { renderComparison } from './render-comparison.tsx';
export { renderNetwork } from './render-network.tsx';
export { renderReport } from './render-report.tsx';
