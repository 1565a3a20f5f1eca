import type { Diagnostic, InputSet } from '@loopwright/spec';
import { type DiagnosticJson, diagnosticsJson } from './diagnostics-json.ts';

/** A set of input files that was tried. */
export interface CheckedSet extends InputSet {
  /** The first reason why it does not run. */
  readonly cause?: Diagnostic | undefined;
}

/** What a tree of files holds, and what of it runs. */
export interface CheckSummary {
  readonly sets: readonly CheckedSet[];
  /** Alternatives that were not tried, since a design has too many of them. */
  readonly leftOut: number;
  /** Files and folders that could not be read. */
  readonly unreadable: readonly Diagnostic[];
}

export interface CheckSummaryJson {
  readonly sets: readonly {
    readonly design: string;
    readonly files: readonly string[];
    readonly runs: boolean;
    readonly cause?: DiagnosticJson;
  }[];
  readonly runs: number;
  /** Sets by the code of their first cause, most frequent first. */
  readonly causes: Readonly<Record<string, number>>;
  readonly leftOut: number;
  readonly unreadable: readonly DiagnosticJson[];
}

export function checkSummaryJson({ sets, leftOut, unreadable }: CheckSummary): CheckSummaryJson {
  return {
    sets: sets.map(({ design, parts, shared, cause }) => ({
      design,
      files: [design, ...parts, ...shared],
      runs: cause === undefined,
      ...(cause && { cause: diagnosticsJson([cause])[0]! }),
    })),
    runs: sets.filter(({ cause }) => cause === undefined).length,
    causes: Object.fromEntries(countCauses(sets)),
    leftOut,
    unreadable: diagnosticsJson(unreadable),
  };
}

/** How many sets each cause stops, most first. */
export function countCauses(sets: readonly CheckedSet[]): [code: string, count: number][] {
  const counts = new Map<string, number>();
  for (const { cause } of sets) if (cause) counts.set(cause.code, (counts.get(cause.code) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}
