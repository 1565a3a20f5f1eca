import type { WorkloadFile } from '@loopwright/core';
import type { Session } from '@loopwright/explorer';
import type { NetworkView, ReportView, SweepView } from '@loopwright/report-html';
import type { DiagnosticJson } from '@loopwright/results';
import type { LinkedSearch, LinkedSweep } from '@loopwright/run-link';
import type { SourceText } from '@loopwright/spec';

/** What the page asks of an engine, in a worker. All of it is plain data. */
export type Request =
  | { readonly kind: 'sort'; readonly id: number; readonly files: readonly WorkloadFile[] }
  | { readonly kind: 'layers'; readonly id: number; readonly network: SourceText }
  | { readonly kind: 'check'; readonly id: number; readonly task: RunTask }
  | { readonly kind: 'run'; readonly id: number; readonly task: RunTask }
  | { readonly kind: 'warm'; readonly id: number; readonly threads: number }
  | { readonly kind: 'stop'; readonly id: number };

export type Reply =
  | { readonly kind: 'sorted'; readonly id: number; readonly parts: readonly FilePart[] }
  | { readonly kind: 'layers'; readonly id: number; readonly layers: readonly Layer[] }
  | { readonly kind: 'checked'; readonly id: number; readonly diagnostics: readonly DiagnosticJson[] }
  | { readonly kind: 'done'; readonly id: number; readonly outcome: Outcome };

/** Whether a file says something of the hardware, or of what runs on it. */
export type FilePart = 'design' | 'workload';

/** An operation of a network, as a file that can be mapped alone. */
export interface Layer {
  readonly name: string;
  readonly text: string;
}

/** What is run: a layer or a network on a design, or on a space of designs. */
export interface RunTask {
  readonly files: readonly WorkloadFile[];
  /** Names of the designs among the files, and of the workload, for the report of a space of designs. */
  readonly names: { readonly design: string; readonly workload: string };
  readonly search: LinkedSearch;
  /** Plugins that are asked for by name. */
  readonly plugins: readonly string[];
  readonly sweep: LinkedSweep;
  /** A mapping to evaluate, instead of searching for one. */
  readonly mapping?: string | undefined;
  /** The same on a terminal. */
  readonly command: string;
}

export type Outcome = LayerOutcome | NetworkOutcome | SweepOutcome;

interface AnyOutcome {
  /** What the command writes with `--json`. */
  readonly json: string;
}

export interface LayerOutcome extends AnyOutcome {
  readonly kind: 'layer';
  readonly report: ReportView;
  /** What the editor of mappings starts from. */
  readonly session: Session;
}

export interface NetworkOutcome extends AnyOutcome {
  readonly kind: 'network';
  readonly view: NetworkView;
}

export interface SweepOutcome extends AnyOutcome {
  readonly kind: 'sweep';
  readonly view: SweepView;
}

/** How a run stands. */
export type Progress = LayerProgress | PartsProgress;

export interface LayerProgress {
  readonly kind: 'layer';
  readonly evaluated: number;
  readonly seconds: number;
  /** First metric, in words; null before a mapping fits. */
  readonly best: string | null;
  readonly bound: string | null;
  /** By how much a better one could cost less, of 1, as far as proven. */
  readonly gap: number | null;
}

/** Of a network or a space of designs: how many of its parts are done. */
export interface PartsProgress {
  readonly kind: 'parts';
  readonly what: 'operations' | 'designs';
  readonly done: number;
  readonly of: number;
  readonly seconds: number;
  /** Searches under way. */
  readonly running: readonly string[];
}
