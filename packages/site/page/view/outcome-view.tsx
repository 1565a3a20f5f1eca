import { ChooseFrontPoint, NetworkPage, ReportPage, SweepPage } from '@loopwright/report-html';
import type { LayerOutcome, Outcome } from '../engine/protocol.ts';
import type { PageState } from '../state/page-state.ts';
import type { Action } from '../state/reduce.ts';
import { MappingEditor } from './mapping-editor.tsx';
import { Subpages } from './subpages.tsx';

export interface OutcomeViewProps {
  readonly state: PageState;
  readonly dispatch: (action: Action) => void;
  /** Shows a mapping, given as a file, in the place of the one that was found. */
  readonly evaluate: (mapping: string) => void;
}

/** What came out, as in a report; of a layer also the editor of its mapping. */
export function OutcomeView({ state, dispatch, evaluate }: OutcomeViewProps) {
  const { run, isEditing } = state;
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
          <Report outcome={outcome} evaluate={evaluate} />
        </div>
      )}
    </>
  );
}

function Report({ outcome, evaluate }: { readonly outcome: Outcome; readonly evaluate: (mapping: string) => void }) {
  switch (outcome.kind) {
    case 'layer':
      return (
        <ChooseFrontPoint.Provider value={(point) => evaluate(outcome.front[point]!)}>
          <ReportPage report={outcome.report} />
        </ChooseFrontPoint.Provider>
      );
    case 'network':
      return (
        <Subpages>
          <NetworkPage view={outcome.view} />
        </Subpages>
      );
    case 'sweep':
      return (
        <Subpages>
          <SweepPage view={outcome.view} />
        </Subpages>
      );
  }
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
