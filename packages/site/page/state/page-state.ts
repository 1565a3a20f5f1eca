import type { DiagnosticJson } from '@loopwright/results';
import type { LinkedSearch, LinkedSweep } from '@loopwright/run-link';
import type { Layer, Outcome, Progress } from '../engine/protocol.ts';
import type { PageFile } from './page-file.ts';

/** All that the page shows follows from this. */
export interface PageState {
  readonly files: readonly PageFile[];
  /** Name of the file in the editor. */
  readonly shown: string;
  /** Layers of the network that was chosen from the gallery, where it is one. */
  readonly network: { readonly name: string; readonly layers: readonly Layer[] } | null;
  readonly search: LinkedSearch;
  /** Plugins that are asked for: an energy model, where the files do not say what components cost, and others. */
  readonly plugins: readonly string[];
  readonly sweep: LinkedSweep;
  /** What is wrong with the files; null until they are checked. */
  readonly diagnostics: readonly DiagnosticJson[] | null;
  readonly run: RunState;
  /** Whether the mapping that was found is being edited. */
  readonly isEditing: boolean;
  /** The mapping that was found, or edited since, as a file; null where there is none that goes with the files. */
  readonly mapping: string | null;
  /** What the page has to say about itself, as that a link is broken. */
  readonly notice: string | null;
}

export type RunState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly progress: Progress | null }
  | { readonly kind: 'done'; readonly outcome: Outcome }
  | { readonly kind: 'failed'; readonly message: string };
