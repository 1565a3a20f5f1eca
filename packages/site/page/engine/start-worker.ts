import { address, type } from 'virtual:worker';

/** What a worker does: checks and runs, searches for one that does, or edits a mapping. */
export type WorkerRole = 'engine' | 'shards' | 'editor';

/** Starts a worker of the page, from the page or from another worker. */
export function startWorker(role: WorkerRole): Worker {
  return new Worker(address, { name: role, type });
}
