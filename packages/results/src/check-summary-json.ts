import type { Diagnostic, InputSet } from '@loopwright/spec';
import { type DiagnosticJson, diagnosticsJson } from './diagnostics-json.ts';

/** A set of input files that was tried. */
export interface CheckedSet extends InputSet {
  /** `runs`: its mapping is evaluated, or there are mappings to search; `costs`: it has no problem, and all its costs are known. */
  readonly outcome: 'runs' | 'costs' | 'stops';
  /** Why it stops, first of all. */
  readonly cause?: Diagnostic | undefined;
}

/** What a tree of files holds, and what of it runs. */
export interface CheckSummary {
  readonly sets: readonly CheckedSet[];
  /** Sets that an interruption left untried. */
  readonly untried: number;
  /** Alternatives that were not tried, since a design has too many of them. */
  readonly leftOut: number;
  /** Files and folders that could not be read. */
  readonly unreadable: readonly Diagnostic[];
}

export interface CheckSummaryJson {
  readonly sets: readonly {
    readonly design: string;
    readonly files: readonly string[];
    readonly outcome: CheckedSet['outcome'];
    readonly cause?: DiagnosticJson;
  }[];
  /** Sets by their outcome. */
  readonly outcomes: Readonly<Record<CheckedSet['outcome'], number>>;
  /** Sets by the code of their first cause, most frequent first. */
  readonly causes: Readonly<Record<string, number>>;
  readonly untried: number;
  readonly leftOut: number;
  readonly unreadable: readonly DiagnosticJson[];
}

export function checkSummaryJson({ sets, untried, leftOut, unreadable }: CheckSummary): CheckSummaryJson {
  return {
    sets: sets.map(({ design, parts, shared, outcome, cause }) => ({
      design,
      files: [design, ...parts, ...shared],
      outcome,
      ...(cause && { cause: diagnosticsJson([cause])[0]! }),
    })),
    outcomes: countOutcomes(sets),
    causes: Object.fromEntries(countCauses(sets)),
    untried,
    leftOut,
    unreadable: diagnosticsJson(unreadable),
  };
}

export function countOutcomes(sets: readonly CheckedSet[]): Record<CheckedSet['outcome'], number> {
  const counts = { runs: 0, costs: 0, stops: 0 };
  for (const { outcome } of sets) counts[outcome]++;
  return counts;
}

/** How many sets each cause stops, most first. */
export function countCauses(sets: readonly CheckedSet[]): [code: string, count: number][] {
  const counts = new Map<string, number>();
  for (const { cause } of sets) if (cause) counts.set(cause.code, (counts.get(cause.code) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}
