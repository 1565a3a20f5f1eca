import { type AnsweringPort, answerRequests } from './answer-requests.ts';
import { Engine } from './engine.ts';
import type { Reply, Request } from './protocol.ts';

export type Port = AnsweringPort<Request, Reply>;

/** Answers the page's requests. Several may be under way: a search lets others in between. */
export function serve(port: Port): void {
  let engine: Engine | undefined;

  answerRequests<Request, Reply>(port, async (request, report) => {
    const { id } = request;
    if (request.kind === 'open') {
      engine = await Engine.open(request.session);
      return { kind: 'opened', id, opened: await engine.begin() };
    }
    if (!engine) throw new RangeError('no session is open');
    switch (request.kind) {
      case 'evaluate':
        return { kind: 'evaluated', id, evaluated: await engine.evaluate(request.draft) };
      case 'search':
        return { kind: 'found', id, found: await engine.search(request.question, report) };
      case 'stop':
        engine.stop();
        return undefined;
    }
  });
}
