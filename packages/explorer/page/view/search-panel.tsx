import { type Metric, Objective, type ObjectiveName } from '@loopwright/core';
import { formatSize } from '@loopwright/report';
import { ChooseFrontPoint, ConvergenceChart, FactList, FrontChart, Rejections } from '@loopwright/report-html';
import { useState } from 'preact/hooks';
import type { Session } from '../../src/session.ts';
import type { Draft } from '../edit/draft.ts';
import type { EngineClient } from '../engine/engine-client.ts';
import type { Found, Opened, Progress, Question } from '../engine/protocol.ts';
import { SearchForm } from './search-form.tsx';
import { SearchProgress } from './search-progress.tsx';

export interface SearchPanelProps {
  readonly session: Session;
  readonly opened: Opened;
  readonly engine: () => Promise<EngineClient>;
  readonly onFound: (draft: Draft, what: string) => void;
}

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly question: Question; readonly progress?: Progress }
  | { readonly kind: 'found'; readonly found: Found }
  | { readonly kind: 'failed'; readonly message: string };

/** Starts searches, shows how they go on, and hands their best to the editor. */
export function SearchPanel({ session, opened, engine, onFound }: SearchPanelProps) {
  const [state, setState] = useState<State>({ kind: 'idle' });
  const start = async (question: Question) => {
    setState({ kind: 'running', question });
    try {
      const searching = await engine();
      const found = await searching.search(question, (progress) => setState({ kind: 'running', question, progress }));
      setState({ kind: 'found', found });
      if (found.best) onFound({ mapping: found.best, rules: 'constraints' }, `best of ${question.mapper}`);
    } catch (error) {
      setState({ kind: 'failed', message: (error as Error).message });
    }
  };
  const showPoint = ({ front }: Found, point: number) =>
    onFound({ mapping: front[point], rules: 'constraints' }, `point ${point + 1} of the front`);
  const size = Object.values(opened.sizes).reduce((product, factor) => product * factor, 1n);
  return (
    <>
      <p class="lw-faint">
        {formatSize(size)} mappings obey the constraints. Searches run in this browser, in one thread, with the mappers'
        own settings.
      </p>
      <SearchForm
        settings={session.search}
        mappers={opened.mappers}
        isRunning={state.kind === 'running'}
        start={start}
        stop={() =>
          engine().then(
            (searching) => searching.stop(),
            () => {}, // The search itself says what has failed.
          )
        }
      />
      <div class="lx-outcome" aria-live="polite">
        {state.kind === 'running' && (
          <SearchProgress
            limits={state.question.limits}
            metric={firstMetric(state.question.objective)}
            progress={state.progress}
          />
        )}
        {state.kind === 'found' && (
          <ChooseFrontPoint.Provider value={(point) => showPoint(state.found, point)}>
            <Outcome found={state.found} />
          </ChooseFrontPoint.Provider>
        )}
        {state.kind === 'failed' && <p class="lw-alarm">{state.message}</p>}
      </div>
    </>
  );
}

function Outcome({ found: { best, view } }: { readonly found: Found }) {
  return (
    <>
      {best && <p>The best mapping is in the editor; undo brings back what was there.</p>}
      {view.verdict && <p class="lw-alarm">{view.verdict}</p>}
      {view.findings.map((finding) => (
        <p key={finding}>{finding}</p>
      ))}
      <FactList facts={view.facts} />
      <ConvergenceChart search={view} effort="evaluated" />
      {view.front && view.front.length > 0 && (
        <FrontChart front={view.front} areaIsPlaceholder={view.areaIsPlaceholder} />
      )}
      <Rejections search={view} />
    </>
  );
}

/** What decides: `pareto` alone goes by the energy-delay product. */
function firstMetric(objective: readonly ObjectiveName[]): Metric {
  return new Objective(objective).metrics[0];
}
