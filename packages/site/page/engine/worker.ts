import { serve } from '@loopwright/explorer/page';
import { Engine } from './engine.ts';
import { serveEngine } from './serve-engine.ts';
import { serveShards } from './serve-shards.ts';
import { startWorker, type WorkerRole } from './start-worker.ts';

/** One script for all workers; the name that one is started with says what it does. */
const roles: Readonly<Record<WorkerRole, () => void>> = {
  engine: () => serveEngine(port(), new Engine(() => startWorker('shards'), navigator.hardwareConcurrency)),
  shards: () => serveShards(port()),
  editor: () => serve(port()),
};

roles[self.name as WorkerRole]();

function port<Port>(): Port {
  return globalThis as unknown as Port;
}
