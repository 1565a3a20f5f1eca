import { useEffect } from 'preact/hooks';
import type { LayerOutcome } from '../engine/protocol.ts';
import type { PageState } from '../state/page-state.ts';
import type { Action } from '../state/reduce.ts';
import { lazily } from './lazily.tsx';

/** Reports, their charts and the editor are as large as all else: the page begins without. */
const OutcomeReport = lazily(async () => (await import('./outcome-report.tsx')).OutcomeReport);
const MappingEditor = lazily(async () => (await import('./mapping-editor.tsx')).MappingEditor);

export interface OutcomeViewProps {
  readonly state: PageState;
  readonly dispatch: (action: Action) => void;
  /** Shows a mapping, given as a file, in the place of the one that was found. */
  readonly evaluate: (mapping: string) => void;
}

/** What came out, as in a report; of a layer also the editor of its mapping. */
export function OutcomeView({ state, dispatch, evaluate }: OutcomeViewProps) {
  const { run, isEditing } = state;
  // There before the search has ended.
  useEffect(() => {
    if (run.kind === 'running') OutcomeReport.load();
  }, [run.kind]);
  if (run.kind !== 'done') return <Nothing isRunning={run.kind === 'running'} />;
  const { outcome } = run;
  const canEdit = outcome.kind === 'layer' && outcome.report.mapping !== null;
  return (
    <>
      {canEdit && (
        <fieldset class="lx-buttons ls-views" aria-label="What to show">
          <button
            type="button"
            aria-pressed={!isEditing}
            onClick={() => dispatch({ kind: 'editing', isEditing: false })}
          >
            Report
          </button>
          <button type="button" aria-pressed={isEditing} onClick={() => dispatch({ kind: 'editing', isEditing: true })}>
            Edit this mapping
          </button>
        </fieldset>
      )}
      {canEdit && isEditing ? (
        <MappingEditor outcome={outcome as LayerOutcome} mapping={state.mapping} dispatch={dispatch} />
      ) : (
        <div class="ls-report">
          <OutcomeReport outcome={outcome} evaluate={evaluate} />
        </div>
      )}
    </>
  );
}

function Nothing({ isRunning }: { readonly isRunning: boolean }) {
  return (
    <main class="ls-nothing">
      <h1>{isRunning ? 'Searching' : 'Nothing is mapped yet'}</h1>
      {!isRunning && (
        <p class="lw-faint">
          Choose a design and a layer or a network, or drop files of your own, and press Map. All of it runs in this
          browser; no file leaves it.
        </p>
      )}
    </main>
  );
}
