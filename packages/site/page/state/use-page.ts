import { encodeRun } from '@loopwright/run-link';
import { useEffect, useMemo, useReducer, useRef } from 'preact/hooks';
import { EngineClient } from '../engine/engine-client.ts';
import { startWorker } from '../engine/start-worker.ts';
import { firstRun, firstState } from './first-state.ts';
import { followLinks, readLink } from './link-address.ts';
import { linkedRun } from './linked-run.ts';
import { openRun, type RunOpener } from './open-run.ts';
import { workloadFile } from './page-file.ts';
import type { PageState } from './page-state.ts';
import { type Action, reduce } from './reduce.ts';
import { runTask } from './run-task.ts';

/** The state of the page, and all that can be done to it. */
export interface PageControl {
  readonly state: PageState;
  readonly dispatch: (action: Action) => void;
  readonly opener: RunOpener;
  readonly start: () => void;
  /** Costs a mapping that is given as a file. */
  readonly evaluate: (mapping: string) => void;
  readonly stop: () => void;
}

const checkAfterMs = 150;
const keepAfterMs = 300;

/** Engines are asked, the address is kept, files are checked as they change. */
export function usePage(): PageControl {
  const [state, dispatch] = useReducer(reduce, navigator.hardwareConcurrency, firstState);
  const { checking, running, opener } = useMemo(startEngines, []);
  const runs = useRef(0);
  const isOpen = useRef(false);

  const run = (of: PageState, mapping?: string) => {
    const number = ++runs.current;
    const current = (action: Action) => number === runs.current && dispatch(action);
    dispatch({ kind: 'begin' });
    running()
      .run(runTask(of, mapping), (progress) => current({ kind: 'progress', progress }))
      .then(
        (outcome) => current({ kind: 'done', outcome }),
        (error: Error) => current({ kind: 'failed', message: error.message }),
      );
  };

  useEffect(() => {
    const open = async () => {
      const show = (opened: Partial<PageState>) => {
        isOpen.current = true;
        dispatch({ kind: 'open', state: opened });
      };
      try {
        const link = readLink();
        const opened = link ? await openRun(link, opener) : await openFirst(opener);
        show(opened);
        // Who opens a link sees what was found.
        if (link?.mapping !== undefined) run({ ...state, ...opened }, link.mapping);
      } catch (error) {
        show({ ...(await openFirst(opener)), notice: `${(error as Error).message}.` });
      }
    };
    open();
    return followLinks(open);
  }, []);

  useChecks(state, isOpen, checking, dispatch);
  useKeptAddress(state, isOpen);
  const isChecked = state.diagnostics !== null;
  useEffect(() => {
    // Who has files without mistakes will run them soon.
    if (isChecked) running().warm(state.search.threads);
  }, [isChecked]);

  return {
    state,
    dispatch,
    opener,
    start: () => run(state),
    evaluate: (mapping) => run(state, mapping),
    stop: () => running().stop(),
  };
}

function startEngines() {
  const checking = new EngineClient(startWorker('engine'));
  let started: EngineClient | undefined;
  // Files are checked first: no other worker is in the way of that.
  const running = () => {
    started ??= new EngineClient(startWorker('engine'));
    return started;
  };
  const opener: RunOpener = {
    layers: (network) => checking.layers(network),
    sort: (files) => checking.sort(files.map(workloadFile)),
  };
  return { checking, running, opener };
}

async function openFirst(opener: RunOpener): Promise<Partial<PageState>> {
  const { design, network, layer } = firstRun;
  const { search, plugins, sweep } = firstState(navigator.hardwareConcurrency);
  return openRun({ inputs: [design, `${network}/${layer}`], search, plugins, sweep }, opener);
}

/** Has files checked a moment after they changed; what is found out of others is dropped. */
function useChecks(
  state: PageState,
  isOpen: { readonly current: boolean },
  checking: EngineClient,
  dispatch: (action: Action) => void,
): void {
  const { files, plugins } = state;
  const delayMs = useRef(0);
  useEffect(() => {
    if (!isOpen.current) return;
    let isLatest = true;
    const timer = setTimeout(() => {
      checking.check(runTask(state)).then(
        (diagnostics) => isLatest && dispatch({ kind: 'checked', diagnostics }),
        ({ message }: Error) =>
          isLatest && dispatch({ kind: 'checked', diagnostics: [{ code: 'check', severity: 'error', message }] }),
      );
    }, delayMs.current);
    // The first time nobody types.
    delayMs.current = checkAfterMs;
    return () => {
      isLatest = false;
      clearTimeout(timer);
    };
  }, [files, plugins]);
}

/** The address always leads here again. */
function useKeptAddress(state: PageState, isOpen: { readonly current: boolean }): void {
  const { files, search, plugins, sweep, mapping } = state;
  useEffect(() => {
    // Before the link is read, there is nothing to keep.
    if (!isOpen.current) return;
    const timer = setTimeout(() => history.replaceState(null, '', `#${encodeRun(linkedRun(state))}`), keepAfterMs);
    return () => clearTimeout(timer);
  }, [files, search, plugins, sweep, mapping]);
}
