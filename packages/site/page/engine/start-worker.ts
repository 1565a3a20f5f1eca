import { address, type } from 'virtual:worker';
import type { WorkerRole } from './worker.ts';

/** Starts a worker of the page, from the page or from another worker. */
export function startWorker(role: WorkerRole): Worker {
  return new Worker(address, { name: role, type });
}
