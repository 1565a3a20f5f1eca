import type { Mapping } from '@loopwright/core';
import { useEffect, useReducer, useRef, useState } from 'preact/hooks';
import type { Begun } from '../begin-explorer.ts';
import type { Draft } from '../edit/draft.ts';
import { decodeDraft } from '../edit/draft-code.ts';
import { type History, record, redo, startHistory, undo } from '../edit/history.ts';
import type { Evaluated } from '../engine/protocol.ts';

/** A draft, and in words the edit that led to it. */
export interface Step {
  readonly draft: Draft;
  readonly what: string;
}

/** A draft and what it costs. */
export interface Costed {
  readonly draft: Draft;
  readonly evaluated: Evaluated;
}

/** What is edited, and all that can be done to it. */
export interface Editor {
  readonly history: History<Step>;
  readonly draft: Draft;
  /** The draft that was costed last: the present one, but for the moment that it takes. */
  readonly costed: Costed | undefined;
  /** What the present draft is compared with. */
  readonly start: Costed | undefined;
  /** What went wrong at the last evaluation. */
  readonly failure: string | undefined;
  /** Goes on with another mapping; undefined is no change. */
  edit(mapping: Mapping | undefined, what: string): void;
  load(draft: Draft, what: string): void;
  undo(): void;
  redo(): void;
  /** Compares with the present draft from now on. */
  compareWithThis(): void;
}

/** How the first draft came about where the address holds one that cannot be. */
export const foreignAddress = 'the address holds a mapping that does not go with these files';

type Action = 'undo' | 'redo' | Step;

export function useEditor({ session, editing, opened, keeper }: Begun): Editor {
  const { specification } = session;
  const kept = (): Step | undefined => {
    const draft = decodeDraft(keeper.code(), specification);
    return draft && { draft, what: 'mapping of the address' };
  };
  const [history, dispatch] = useReducer(reduce, undefined, () =>
    startHistory(kept() ?? { draft: opened.draft, what: keeper.code() === '' ? 'start' : foreignAddress }),
  );
  const { draft } = history.present;
  const [start, setStart] = useState<Costed>();
  const { costed, failure } = useCosts(editing.evaluate.bind(editing), draft);

  useEffect(() => {
    editing.evaluate(opened.draft).then(
      (evaluated) => setStart({ draft: opened.draft, evaluated }),
      () => {},
    );
  }, []);
  useEffect(() => keeper.keep(draft), [draft]);
  useEffect(
    () =>
      keeper.follow(() => {
        const step = kept();
        if (step) dispatch(step);
      }),
    [],
  );

  return {
    history,
    draft,
    costed,
    start,
    failure,
    edit: (mapping, what) => mapping && dispatch({ draft: { ...draft, mapping }, what }),
    load: (loaded, what) => dispatch({ draft: loaded, what }),
    undo: () => dispatch('undo'),
    redo: () => dispatch('redo'),
    compareWithThis: () => costed?.draft === draft && setStart(costed),
  };
}

function reduce(history: History<Step>, action: Action): History<Step> {
  if (action === 'undo') return undo(history);
  if (action === 'redo') return redo(history);
  return record(history, action);
}

/** Has every draft costed; answers that a later draft has overtaken are dropped. */
function useCosts(evaluate: (draft: Draft) => Promise<Evaluated>, draft: Draft) {
  const [state, setState] = useState<{ costed?: Costed; failure?: string }>({});
  const latest = useRef(draft);
  latest.current = draft;
  useEffect(() => {
    evaluate(draft).then(
      (evaluated) => latest.current === draft && setState({ costed: { draft, evaluated } }),
      (error: Error) =>
        latest.current === draft && setState(({ costed }) => ({ ...(costed && { costed }), failure: error.message })),
    );
  }, [draft]);
  return { costed: state.costed, failure: state.failure };
}
