import type { NetworkResultJson } from '@loopwright/results';
import type { MappingView } from './mapping-view.ts';
import type { RerunView } from './report-view.ts';

/** All that a report of a network shows. */
export interface NetworkView {
  readonly result: NetworkResultJson;
  /** A page per mapping: layers that are alike share it. */
  readonly pages: readonly LayerPageView[];
  readonly rerun: RerunView;
}

export interface LayerPageView {
  /** Of its layers, in the order of the network. */
  readonly names: readonly string[];
  readonly mapping: MappingView;
  /** The mapping as a file that `loopwright evaluate` reads. */
  readonly text: string;
}
