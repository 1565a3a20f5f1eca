import type { WorkerRole } from './worker.ts';

/** Starts a worker of the page. Where the page stands on a disk, the script comes as a text: browsers start none from `file:`. */
export function startWorker(role: WorkerRole): Worker {
  const address = new URL('assets/worker.js', document.baseURI);
  return new Worker(address, { name: role });
}
