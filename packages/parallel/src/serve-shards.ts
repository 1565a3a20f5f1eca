import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { parentPort } from 'node:worker_threads';
import { packError, prepareJob, runShards, type ShardReport } from '@loopwright/core/engine';
import { type LoadPlugins, PluginSets } from './plugin-sets.ts';
import type { FromThread, ToThread } from './protocol.ts';
import { SharedLink } from './shared-link.ts';

/**
 * What the module of a worker thread calls: runs the shards that a `ThreadPool` sends, until the thread is closed. Plugins
 * are loaded once for all jobs that refer to the same ones.
 */
export function serveShards(load: LoadPlugins): void {
  const port = parentPort;
  if (!port) throw new Error('this module is for a worker thread');
  const plugins = new PluginSets(load);
  const send = (message: FromThread) => port.postMessage(message);
  port.on('message', async ({ id, job, shards, link }: ToThread) => {
    try {
      const prepared = await prepareJob(job, await plugins.get(job.plugins));
      const onReport = (report: ShardReport) => send({ id, report });
      const outcomes = await runShards(prepared, shards, { host, link: new SharedLink(link), onReport });
      await printed();
      send({ id, outcomes });
    } catch (error) {
      send({ id, error: packError(error) });
    }
  });
}

/** What plugins print in a thread goes through the main one, which may end as soon as it has the outcome. */
async function printed(): Promise<void> {
  await Promise.all([process.stdout, process.stderr].map((out) => new Promise((done) => out.write('', done))));
}

const host = {
  nowSeconds: () => performance.now() / 1000,
  pause: () => setImmediate(),
};
