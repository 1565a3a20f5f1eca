import type { SearchJson, ValidEvaluationJson } from '@loopwright/results';
import type { MappingEntry } from '@loopwright/spec';

/** A result of `map --json` or `evaluate --json`. */
export interface NamedResult {
  readonly name: string;
  readonly evaluation: ValidEvaluationJson;
  /** Null where the file holds none. */
  readonly mapping: readonly MappingEntry[] | null;
  readonly search: Pick<SearchJson, 'mapper' | 'objective' | 'seed' | 'evaluated' | 'seconds' | 'optimal'> | null;
}

/** Results side by side; all lists of values go by result. Levels are aligned by name, outermost first. */
export interface Comparison {
  readonly results: readonly ComparedResult[];
  readonly totals: readonly ComparedFigure[];
  /** Of every level and tensor, all instances. */
  readonly energy: readonly ComparedFigure[];
  /** Words of every level and tensor, all instances. */
  readonly accesses: readonly ComparedFigure[];
  /** That every level takes. */
  readonly cycles: readonly ComparedFigure[];
  readonly mapping: readonly ComparedLevel[];
}

export interface ComparedResult {
  /** A, B, C ... */
  readonly letter: string;
  readonly name: string;
  /** What takes the cycles. */
  readonly limitedBy: string;
  readonly search: NamedResult['search'];
}

export type Unit = 'pJ' | 'pJ cycles' | 'cycles' | 'words' | 'computes' | 'um2' | 'share';

export interface ComparedFigure {
  /** `Energy`, or the level. */
  readonly name: string;
  /** A tensor, `leakage`, `computes`; empty where it is about the level. */
  readonly part: string;
  /** As `reads`; empty where the table says. */
  readonly kind: string;
  readonly unit: Unit;
  /** Null where a result has no such level or tensor. */
  readonly values: readonly (number | null)[];
  /** Against the first result; null where that has none, or zero. */
  readonly ratios: readonly (number | null)[];
}

/** How the results use one level; null where a result has no such level, or no mapping. */
export interface ComparedLevel {
  readonly level: string;
  readonly uses: readonly (LevelUse | null)[];
}

export interface LevelUse {
  /** As `P 2, C 16`, outermost first; spatial loops with their axis. */
  readonly loops: string;
  /** As `Weights, Inputs`; empty for fan-outs. */
  readonly keeps: string;
}

/** Whether a figure is not the same in all results; sums of many terms may differ in their last digits. */
export function differs({ ratios }: ComparedFigure): boolean {
  return ratios.some((ratio) => ratio === null || Math.abs(ratio - 1) > 1e-9);
}
