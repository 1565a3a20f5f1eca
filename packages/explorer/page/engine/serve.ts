import { Engine } from './engine.ts';
import type { Reply, Request } from './protocol.ts';

/** A worker's end of its channel. */
export interface Port {
  onmessage: ((event: MessageEvent<Request>) => void) | null;
  postMessage(reply: Reply): void;
}

/** Answers the page's requests. Several may be under way: a search lets others in between. */
export function serve(port: Port): void {
  let engine: Engine | undefined;

  async function answer(request: Request): Promise<Reply | undefined> {
    const { id } = request;
    if (request.kind === 'open') {
      engine = await Engine.open(request.session);
      return { kind: 'opened', id, opened: await engine.begin() };
    }
    if (!engine) throw new RangeError('no session is open');
    switch (request.kind) {
      case 'evaluate':
        return { kind: 'evaluated', id, evaluated: await engine.evaluate(request.draft) };
      case 'search': {
        const found = await engine.search(request.question, (progress) =>
          port.postMessage({ kind: 'progress', id, progress }),
        );
        return { kind: 'found', id, found };
      }
      case 'stop':
        engine.stop();
        return undefined;
    }
  }

  port.onmessage = async ({ data }) => {
    try {
      const reply = await answer(data);
      if (reply) port.postMessage(reply);
    } catch (error) {
      port.postMessage({
        kind: 'failed',
        id: data.id,
        message: error instanceof Error ? error.message : String(error),
      });
    }
  };
}
