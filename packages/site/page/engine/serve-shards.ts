import { packError, prepareJob, runShards } from '@loopwright/core/engine';
import { WorkerHost } from '@loopwright/explorer/page';
import { MessageLink } from './message-link.ts';
import { setUpPlugins } from './plugin-set.ts';
import type { FromPool, ToPool } from './pool-protocol.ts';

interface PoolPort {
  onmessage: ((event: MessageEvent<ToPool>) => void) | null;
  postMessage(message: FromPool): void;
}

/** What a worker of the pool does: runs the shards it is sent, several tasks at once. */
export function serveShards(port: PoolPort): void {
  const links = new Map<number, MessageLink>();
  port.onmessage = ({ data }) => {
    if (!('job' in data)) {
      links.get(data.id)?.hear(data);
      return;
    }
    const { id } = data;
    const link = new MessageLink((news) => port.postMessage({ id, ...news }), data.bestScore);
    links.set(id, link);
    run(data, link)
      .then(
        (outcomes) => port.postMessage({ id, outcomes }),
        (error: unknown) => port.postMessage({ id, error: packError(error) }),
      )
      .finally(() => links.delete(id));
  };

  async function run({ id, job, shards }: Extract<ToPool, { readonly job: unknown }>, link: MessageLink) {
    const prepared = await prepareJob(job, await setUpPlugins(job.plugins));
    return runShards(prepared, shards, {
      host: new WorkerHost(),
      link,
      onReport: (report) => port.postMessage({ id, report }),
    });
  }
}
