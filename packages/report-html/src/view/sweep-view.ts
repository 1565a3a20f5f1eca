import type { SweepPointJson, SweepResultJson } from '@loopwright/results';
import type { RerunView } from './report-view.ts';

/** All that a report of a study shows. */
export interface SweepView {
  readonly result: SweepResultJson;
  readonly rerun: RerunView;
}

export type SweepPoint = SweepPointJson;

/** What a chart of points can have along one side: an objective, another figure of designs, or a parameter. */
export interface SweepAxis {
  readonly kind: 'objective' | 'figure' | 'parameter';
  readonly name: string;
  /** What it is, with its unit. */
  readonly title: string;
  /** As `mJ`; empty where there is none. */
  readonly unit: string;
  readonly isDerived: boolean;
  /** [point] in the unit; of points that are dropped their bounds. Null where unknown. */
  readonly values: readonly (number | null)[];
  /** [point] as people read it. */
  readonly texts: readonly string[];
  /** Of a parameter whose values are names: those, by the number that stands for each. */
  readonly names: readonly string[] | null;
}

/** How much one objective changes along one parameter, all others being the same. */
export interface Sensitivity {
  readonly parameter: string;
  readonly objective: string;
  /** Sets of done points that differ in this parameter alone. */
  readonly sets: number;
  /** Worst over best of a set: the least, the median and the greatest of all sets. */
  readonly spread: Spread;
  readonly values: readonly ValueSensitivity[];
}

export interface ValueSensitivity {
  readonly value: number | string;
  /** Sets in which no other value is better. */
  readonly best: number;
  /** Over the best of its set. */
  readonly overBest: Spread;
}

export interface Spread {
  readonly least: number;
  readonly median: number;
  readonly greatest: number;
}

/** A point that is the best by some objectives. */
export interface Winner {
  readonly point: SweepPoint;
  /** Their names. */
  readonly by: readonly string[];
}
