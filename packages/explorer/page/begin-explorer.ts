import type { Session } from '../src/session.ts';
import { decodeSession } from '../src/session-json.ts';
import { addressKeeper, type DraftKeeper } from './edit/draft-keeper.ts';
import { EngineClient } from './engine/engine-client.ts';
import type { Opened } from './engine/protocol.ts';

/** What the explorer starts with. */
export interface Begun {
  readonly session: Session;
  /** Costs edits. */
  readonly editing: EngineClient;
  /** Searches, beside the other: an edit never waits for a search. It is started when it is needed. */
  readonly searching: () => Promise<EngineClient>;
  readonly opened: Opened;
  readonly keeper: DraftKeeper;
}

/** Fetches the session and opens it in a worker. */
export async function beginExplorer(): Promise<Begun> {
  return openExplorer(await fetchSession(), startEngine, addressKeeper);
}

/**
 * Opens a session in a worker.
 *
 * @param startEngine starts a worker that serves one; it is told of a worker that is gone for good
 */
export async function openExplorer(
  session: Session,
  startEngine: (onFailure?: () => void) => EngineClient,
  keeper: DraftKeeper,
): Promise<Begun> {
  const editing = startEngine();
  const opened = await editing.open(session);
  let searching: Promise<EngineClient> | undefined;
  return {
    session,
    editing,
    opened,
    keeper,
    searching: () => {
      // The next search starts another worker where this one fails, at once or later.
      const forget = () => {
        searching = undefined;
      };
      searching ??= openedEngine(session, startEngine(forget)).catch((error) => {
        forget();
        throw error;
      });
      return searching;
    },
  };
}

async function openedEngine(session: Session, engine: EngineClient): Promise<EngineClient> {
  await engine.open(session);
  return engine;
}

async function fetchSession(): Promise<Session> {
  const response = await fetch('session.json').catch(() => {
    throw new Error('The command that serves this page has ended: start loopwright explore again.');
  });
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return decodeSession(text);
}

function startEngine(onFailure?: () => void): EngineClient {
  // An entry of the same build, which puts it beside the page's own script.
  const address = new URL(/* @vite-ignore */ 'worker.js', import.meta.url);
  return new EngineClient(new Worker(address, { type: 'module' }), onFailure);
}
