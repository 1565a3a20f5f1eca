import { serve } from '@loopwright/explorer/page';
import { Engine } from './engine.ts';
import { serveEngine } from './serve-engine.ts';
import { serveShards } from './serve-shards.ts';

/** One script for all workers; the name that one is started with says what it does. */
const roles = {
  engine: () => {
    // Its own script again.
    const start = () => new Worker(self.location.href, { name: 'shards' });
    serveEngine(port(), new Engine(start, navigator.hardwareConcurrency));
  },
  shards: () => serveShards(port()),
  editor: () => serve(port()),
};

export type WorkerRole = keyof typeof roles;

roles[self.name as WorkerRole]();

function port<Port>(): Port {
  return globalThis as unknown as Port;
}
