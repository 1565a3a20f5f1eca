import type { SearchLimits } from '@loopwright/core';
import type { OperationSurroundings } from '@loopwright/network-run';
import type { SweepPointJson } from '@loopwright/results';
import type { PointPlugins } from './point/prepare-point.ts';

/** How a study is run. */
export interface SweepOptions extends PointPlugins, Omit<OperationSurroundings, 'executor'> {
  readonly executor?: string;
  readonly mapper: string;
  /** What each workload is mapped for; by default what the objectives of the study are about. */
  readonly objective?: readonly string[] | undefined;
  /** Of the search of a layer. */
  readonly limits: SearchLimits;
  /** Of every search. */
  readonly seed: number;
  readonly searchesAtOnce: number;
  /** File of the store, for the result. */
  readonly storeName?: string | undefined;
  /** When nothing more is done of a point. */
  readonly onPoint?: (point: SweepPointJson, progress: SweepProgress) => void;
  /** What cannot be seen from a point: once each. */
  readonly onWarning?: (text: string) => void;
}

/** How far a study has come. */
export interface SweepProgress {
  readonly ended: number;
  /** Points that are looked at, as far as known. */
  readonly of: number;
  readonly dropped: number;
  readonly front: number;
}
