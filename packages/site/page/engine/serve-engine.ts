import { type AnsweringPort, answerRequests } from '@loopwright/explorer/page';
import type { Engine } from './engine.ts';
import type { Reply, Request } from './protocol.ts';

/** Answers what the page asks of an engine. */
export function serveEngine(port: AnsweringPort<Request, Reply>, engine: Engine): void {
  answerRequests<Request, Reply>(port, async (request, report) => {
    const { id } = request;
    switch (request.kind) {
      case 'sort':
        return { kind: 'sorted', id, parts: engine.sort(request.files) };
      case 'layers':
        return { kind: 'layers', id, layers: engine.layers(request.network) };
      case 'check':
        return { kind: 'checked', id, diagnostics: await engine.check(request.task) };
      case 'run':
        return { kind: 'done', id, outcome: await engine.run(request.task, report) };
      case 'warm':
        engine.warm(request.threads);
        return undefined;
      case 'stop':
        engine.stop();
        return undefined;
    }
  });
}
