import type { ConfigValue } from '@loopwright/report';
import type { MappingView } from './mapping-view.ts';
import type { SearchView } from './search-view.ts';

/** All that a report shows. */
export interface ReportView {
  /** Null where a search found none. */
  readonly mapping: MappingView | null;
  /** Null where the mapping was given. */
  readonly search: SearchView | null;
  readonly rerun: RerunView;
}

/** What it takes to get the same again. */
export interface RerunView {
  readonly version: string;
  /** As it was typed. */
  readonly command: string;
  readonly settings: readonly ConfigValue[];
  readonly plugins: readonly { readonly name: string; readonly version: string | null; readonly from: string }[];
  /** The input files as they were read, and the configuration. */
  readonly files: readonly { readonly file: string; readonly text: string }[];
  /** The mapping as a file that `loopwright evaluate` reads; null where there is none. */
  readonly mapping: string | null;
}
