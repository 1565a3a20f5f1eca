import { Worker } from 'node:worker_threads';

/** Milliseconds after which whoever interrupts is told how to end what has not ended. */
const PATIENCE_MS = 1000;

/**
 * Calls the listener at the first interruption; the second ends the process, whatever this thread does. Returns what undoes it.
 *
 * A listener of this thread alone would not do: signals come to it by the event loop, and a plugin that never returns
 * stops that. So another thread waits for the first Ctrl-C. Once it has come nobody listens any more, and the second has the
 * effect that it has by default.
 */
export function watchInterrupt(listener: () => void): () => void {
  // [0] 0 until it is undone: what was interrupted has ended, or nobody listens any more.
  const state = new Int32Array(new SharedArrayBuffer(4));
  const thread = new Worker(watch, { eval: true, execArgv: [], workerData: { state, patienceMs: PATIENCE_MS } });
  const leave = () => {
    process.removeListener('SIGINT', interrupt);
    process.removeListener('SIGTERM', interrupt);
  };
  const undo = () => {
    Atomics.store(state, 0, 1);
    Atomics.notify(state, 0);
    leave();
  };
  const interrupt = () => {
    undo();
    listener();
  };
  // The other thread goes on waiting for the end: this one may be idle while threads of a search hang.
  thread.on('message', () => {
    leave();
    listener();
  });
  // Until the other thread listens, and where there can be none.
  thread.on('error', () => {});
  // Last: to listen is to hold the process.
  thread.unref();
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  return undo;
}

/** What the other thread runs: text, for it must start fast, and be the same from sources and built. */
const watch = `
const { writeSync } = require('node:fs');
const { runInThisContext } = require('node:vm');
const { parentPort, workerData } = require('node:worker_threads');
globalThis.state = workerData.state;
try {
  runInThisContext('Atomics.wait(state, 0, 0)', { breakOnSigint: true });
} catch {
  parentPort.postMessage('interrupted');
  if (Atomics.wait(state, 0, 0, workerData.patienceMs) === 'timed-out') {
    writeSync(2, '\\nnot ended yet, perhaps for a plugin that does not return; Ctrl-C again ends the command at once, without a result\\n');
  }
}
`;
