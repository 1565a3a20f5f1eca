import { type Begun, type Draft, EngineClient, Explorer, openExplorer, reuseOf } from '@loopwright/explorer/page';
import { formatMapping } from '@loopwright/report';
import { useEffect, useState } from 'preact/hooks';
import type { LayerOutcome } from '../engine/protocol.ts';
import { startWorker } from '../engine/start-worker.ts';
import type { Action } from '../state/reduce.ts';

export interface MappingEditorProps {
  readonly outcome: LayerOutcome;
  readonly mapping: string | null;
  readonly dispatch: (action: Action) => void;
}

/** The explorer, on what was found. What is edited goes into the link. */
export function MappingEditor({ outcome, dispatch }: MappingEditorProps) {
  const [begun, setBegun] = useState<Begun | Error>();
  useEffect(() => {
    const workers: Worker[] = [];
    const startEngine = (onFailure?: () => void) => {
      const worker = startWorker('editor');
      workers.push(worker);
      return new EngineClient(worker, onFailure);
    };
    const { session } = outcome;
    const { specification } = session;
    const keep = (draft: Draft) => {
      const { mapping } = draft;
      dispatch({ kind: 'mapping', mapping: formatMapping({ specification, mapping, reuse: reuseOf(session, draft) }) });
    };
    const keeper = { code: () => '', keep, follow: () => () => {} };
    openExplorer(session, startEngine, keeper).then(setBegun, setBegun);
    return () => {
      for (const worker of workers) worker.terminate();
    };
  }, [outcome]);
  if (begun === undefined) return <main aria-busy="true" />;
  if (begun instanceof Error) return <main class="lw-alarm">{begun.message}</main>;
  return <Explorer begun={begun} />;
}
