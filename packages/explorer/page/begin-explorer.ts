import type { Session } from '../src/session.ts';
import { decodeSession } from '../src/session-json.ts';
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
}

/** Fetches the session and opens it in a worker. */
export async function beginExplorer(): Promise<Begun> {
  const session = await fetchSession();
  const editing = startEngine();
  const opened = await editing.open(session);
  let searching: Promise<EngineClient> | undefined;
  return {
    session,
    editing,
    opened,
    searching: () => {
      // The next search starts another worker where this one fails, at once or later.
      const forget = () => {
        searching = undefined;
      };
      searching ??= openedEngine(session, forget).catch((error) => {
        forget();
        throw error;
      });
      return searching;
    },
  };
}

async function openedEngine(session: Session, onFailure: () => void): Promise<EngineClient> {
  const engine = startEngine(onFailure);
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
