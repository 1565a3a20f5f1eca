import type { TrafficBoundResultJson } from '@loopwright/results';
import type { RerunView } from './report-view.ts';

/** All that the page of a curve of least traffic shows. */
export interface TrafficBoundView {
  readonly result: TrafficBoundResultJson;
  readonly rerun: RerunView;
}
