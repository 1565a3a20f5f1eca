import { useEffect } from 'preact/hooks';
import { nameOf } from '../state/run-task.ts';
import { usePage } from '../state/use-page.ts';
import { DropZone } from './drop-zone.tsx';
import { FilesPanel } from './files-panel.tsx';
import { GalleryChoice } from './gallery-choice.tsx';
import { LiveView } from './live-view.tsx';
import { OutcomeView } from './outcome-view.tsx';
import { RunForm } from './run-form.tsx';
import { ShareBar } from './share-bar.tsx';

/** The page: what is run above, what came out below. */
export function App() {
  const control = usePage();
  const { state, dispatch, start, evaluate, stop } = control;
  const { files, run, notice } = state;
  const title = [nameOf(files, 'workload'), nameOf(files, 'design')].filter((name) => name !== '').join(' on ');
  useEffect(() => {
    document.title = title === '' ? 'loopwright' : `${title} - loopwright`;
  }, [title]);
  return (
    <DropZone control={control}>
      <header class="ls-header">
        <p class="ls-name">
          loopwright <span class="lw-faint">what a mapping costs, and which costs least</span>
        </p>
        <ShareBar state={state} />
      </header>
      {notice !== null && (
        <p class="lx-banner" role="alert">
          {notice}{' '}
          <button type="button" onClick={() => dispatch({ kind: 'notice', notice: null })}>
            Close
          </button>
        </p>
      )}
      <div class="ls-inputs">
        <section aria-label="Inputs">
          <GalleryChoice control={control} />
          <FilesPanel control={control} />
        </section>
        <section aria-label="Search">
          <RunForm state={state} dispatch={dispatch} start={start} stop={stop} />
          <LiveView run={run} />
        </section>
      </div>
      <OutcomeView state={state} dispatch={dispatch} evaluate={evaluate} />
    </DropZone>
  );
}
