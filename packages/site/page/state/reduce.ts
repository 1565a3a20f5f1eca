import type { DiagnosticJson } from '@loopwright/results';
import type { LinkedSearch, LinkedSweep } from '@loopwright/run-link';
import type { Outcome, Progress } from '../engine/protocol.ts';
import type { PageFile } from './page-file.ts';
import type { PageState } from './page-state.ts';

/** All that can happen on the page. */
export type Action =
  | { readonly kind: 'open'; readonly state: Partial<PageState> }
  /** Files in the place of those of the same part; `part` null adds them, in the place of those of the same name. */
  | { readonly kind: 'choose'; readonly part: PageFile['part'] | null; readonly files: readonly PageFile[] }
  | { readonly kind: 'network'; readonly network: PageState['network'] }
  | { readonly kind: 'edit'; readonly file: string; readonly text: string }
  | { readonly kind: 'remove'; readonly file: string }
  | { readonly kind: 'show'; readonly file: string }
  /** Settings that change; those that are undefined are no longer there. */
  | {
      readonly kind: 'search';
      readonly changed: { readonly [Name in keyof LinkedSearch]?: LinkedSearch[Name] | undefined };
    }
  | { readonly kind: 'plugins'; readonly plugins: readonly string[] }
  | { readonly kind: 'sweep'; readonly changed: Partial<LinkedSweep> }
  | { readonly kind: 'checked'; readonly diagnostics: readonly DiagnosticJson[] }
  | { readonly kind: 'begin' }
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'done'; readonly outcome: Outcome }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'editing'; readonly isEditing: boolean }
  | { readonly kind: 'mapping'; readonly mapping: string }
  | { readonly kind: 'notice'; readonly notice: string | null };

/** The page after something has happened. */
export function reduce(state: PageState, action: Action): PageState {
  switch (action.kind) {
    case 'open':
      return { ...state, ...action.state };
    case 'choose':
      return withFiles(state, chosen(state.files, action.part, action.files), action.files[0]?.file);
    case 'network':
      return { ...state, network: action.network };
    case 'edit':
      return withFiles(
        state,
        state.files.map((each) => (each.file === action.file ? { ...each, text: action.text } : each)),
      );
    case 'remove':
      return withFiles(
        state,
        state.files.filter(({ file }) => file !== action.file),
      );
    case 'show':
      return { ...state, shown: action.file };
    case 'search':
      return { ...state, search: withoutUndefined({ ...state.search, ...action.changed }) };
    case 'plugins':
      return { ...state, plugins: action.plugins, diagnostics: null, mapping: null };
    case 'sweep':
      return { ...state, sweep: { ...state.sweep, ...action.changed } };
    case 'checked':
      return { ...state, diagnostics: action.diagnostics };
    case 'begin':
      return { ...state, run: { kind: 'running', progress: null }, isEditing: false };
    case 'progress':
      return state.run.kind === 'running' ? { ...state, run: { kind: 'running', progress: action.progress } } : state;
    case 'done':
      return { ...state, run: { kind: 'done', outcome: action.outcome }, mapping: mappingOf(action.outcome) };
    case 'failed':
      return { ...state, run: { kind: 'failed', message: action.message } };
    case 'editing':
      return { ...state, isEditing: action.isEditing };
    case 'mapping':
      return { ...state, mapping: action.mapping };
    case 'notice':
      return { ...state, notice: action.notice };
  }
}

/** Other files: what was found for the last ones stays to be seen, and goes into no link. */
function withFiles(state: PageState, files: readonly PageFile[], show = state.shown): PageState {
  const shown = files.some(({ file }) => file === show) ? show : (files[0]?.file ?? '');
  return { ...state, files, shown, diagnostics: null, mapping: null };
}

/** Files of the design stand before those of the workload. */
function chosen(files: readonly PageFile[], part: PageFile['part'] | null, others: readonly PageFile[]): PageFile[] {
  const names = new Set(others.map(({ file }) => file));
  const kept = files.filter((each) => each.part !== part && !names.has(each.file));
  return [...kept, ...others].sort((a, b) => Number(a.part === 'workload') - Number(b.part === 'workload'));
}

function mappingOf(outcome: Outcome): string | null {
  return outcome.kind === 'layer' ? outcome.report.rerun.mapping : null;
}

function withoutUndefined(search: object): LinkedSearch {
  return Object.fromEntries(
    Object.entries(search).filter(([, value]) => value !== undefined),
  ) as unknown as LinkedSearch;
}
