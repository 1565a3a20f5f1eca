import type { WorkerRole } from './worker.ts';

/** Starts a worker of the page. */
export function startWorker(role: WorkerRole): Worker {
  const address = new URL('assets/worker.js', document.baseURI);
  return new Worker(address, { name: role });
}
