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

/** Results side by side; all lists of values go by result. */
export interface Comparison {
  readonly results: readonly ComparedResult[];
  /** What rows of levels stand for: a level where all results have the same ones, elsewhere all levels of one role. */
  readonly alignedBy: 'level' | 'role';
  readonly totals: readonly ComparedFigure[];
  /** Of every level or role and tensor, all instances. */
  readonly energy: readonly ComparedFigure[];
  /** Words of every level or role and tensor, all instances. */
  readonly accesses: readonly ComparedFigure[];
  /** That every level takes; of a role, its slowest level. */
  readonly cycles: readonly ComparedFigure[];
  /** Outermost first. */
  readonly levels: readonly ComparedLevels[];
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
  /** `Energy`, the level, or the role. */
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
  /** Whether another mapping may be better; not there where nothing is said of that. */
  readonly unproven?: readonly boolean[];
}

/** What every result has in the place of a level or of a role, outermost first; none where it has nothing there. */
export interface ComparedLevels {
  readonly name: string;
  readonly uses: readonly (readonly LevelUse[])[];
}

/** A level of a result, and how its mapping uses it. */
export interface LevelUse {
  readonly level: string;
  /** As `P 2, C 16`, outermost first; spatial loops with their axis. Null where the result holds no mapping. */
  readonly loops: string | null;
  /** As `Weights, Inputs`; empty for fan-outs. */
  readonly keeps: string;
}

/** Whether a figure is not the same in all results; sums of many terms may differ in their last digits. */
export function differs({ ratios }: ComparedFigure): boolean {
  return ratios.some((ratio) => ratio === null || Math.abs(ratio - 1) > 1e-9);
}

/** Whether all results have the same in one place. */
export function isUsedAlike({ uses }: ComparedLevels): boolean {
  return new Set(uses.map((use) => JSON.stringify(use))).size === 1;
}
