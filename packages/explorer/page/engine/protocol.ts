import type { Evaluation, Mapping, MapspaceSizes, ObjectiveName, SearchLimits, SearchOutcome } from '@loopwright/core';
import type { SearchView } from '@loopwright/report-html';
import type { Session } from '../../src/session.ts';
import type { Draft } from '../edit/draft.ts';

/** What the page asks of a worker. Every request is answered by its `id`; a search also reports its `Progress`. */
export type Request =
  | { readonly kind: 'open'; readonly id: number; readonly session: Session }
  | { readonly kind: 'evaluate'; readonly id: number; readonly draft: Draft }
  | { readonly kind: 'search'; readonly id: number; readonly question: Question }
  | { readonly kind: 'stop'; readonly id: number };

export type Reply =
  | { readonly kind: 'opened'; readonly id: number; readonly opened: Opened }
  | { readonly kind: 'evaluated'; readonly id: number; readonly evaluated: Evaluated }
  | { readonly kind: 'found'; readonly id: number; readonly found: Found };

/** What to search for, and how. Without limits a mapper that does not end by itself gets 10 seconds, as in the command. */
export interface Question {
  readonly mapper: string;
  readonly objective: readonly ObjectiveName[];
  readonly seed: number;
  readonly limits: SearchLimits;
}

export interface Opened {
  /** The mapping of the files, or else one that a short search finds. */
  readonly draft: Draft;
  readonly sizes: MapspaceSizes;
  /** Those that a search can run. */
  readonly mappers: readonly MapperEntry[];
}

export interface MapperEntry {
  readonly name: string;
  /** One line. */
  readonly description: string;
}

export interface Evaluated {
  readonly evaluation: Evaluation;
  /** Whether the constraints allow it: a search could find it. */
  readonly isInMapspace: boolean;
  readonly milliseconds: number;
}

export type Progress = Pick<SearchOutcome, 'evaluated' | 'valid' | 'seconds' | 'bestScore' | 'bound'>;

export interface Found {
  /** Null where nothing valid was found. */
  readonly best: Mapping | null;
  /** Mappings of the front, in the order of the view; none where the objective does not ask for it. */
  readonly front: readonly Mapping[];
  /** How it was found. */
  readonly view: SearchView;
}
