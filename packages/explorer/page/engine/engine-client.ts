import type { Session } from '../../src/session.ts';
import type { Draft } from '../edit/draft.ts';
import type { Evaluated, Found, Opened, Progress, Question, Reply, Request } from './protocol.ts';

/** The page's end of a channel. */
export interface EnginePort {
  onmessage: ((event: MessageEvent<Reply>) => void) | null;
  onerror?: unknown;
  postMessage(request: Request): void;
}

type Unsent<R> = R extends Request ? Omit<R, 'id'> : never;

interface Waiting {
  resolve(reply: Reply): void;
  reject(error: Error): void;
  onProgress?: ((progress: Progress) => void) | undefined;
}

/** Asks a worker, and waits for what it answers. Errors of the worker reject with its message. */
export class EngineClient {
  readonly #port: EnginePort;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  /** Why the worker is gone. */
  #failure: Error | undefined;

  /** @param onFailure called once where the worker is gone for good */
  constructor(port: EnginePort, onFailure: () => void = () => {}) {
    this.#port = port;
    port.onmessage = ({ data }) => this.#receive(data);
    port.onerror = (event: { message?: string }) => {
      this.#failure = new Error(event.message ?? 'the worker cannot be loaded');
      for (const { reject } of this.#waiting.values()) reject(this.#failure);
      this.#waiting.clear();
      onFailure();
    };
  }

  async open(session: Session): Promise<Opened> {
    return (await this.#ask<'opened'>({ kind: 'open', session })).opened;
  }

  async evaluate(draft: Draft): Promise<Evaluated> {
    return (await this.#ask<'evaluated'>({ kind: 'evaluate', draft })).evaluated;
  }

  async search(question: Question, onProgress: (progress: Progress) => void): Promise<Found> {
    return (await this.#ask<'found'>({ kind: 'search', question }, onProgress)).found;
  }

  /** Ends the search that is under way; it keeps its best. */
  stop(): void {
    this.#port.postMessage({ kind: 'stop', id: ++this.#lastId });
  }

  #ask<Kind extends Reply['kind']>(request: Unsent<Request>, onProgress?: (progress: Progress) => void) {
    const id = ++this.#lastId;
    return new Promise<Extract<Reply, { kind: Kind }>>((resolve, reject) => {
      if (this.#failure) {
        reject(this.#failure);
        return;
      }
      this.#waiting.set(id, { resolve: resolve as Waiting['resolve'], reject, onProgress });
      this.#port.postMessage({ ...request, id } as Request);
    });
  }

  #receive(reply: Reply): void {
    const waiting = this.#waiting.get(reply.id);
    if (!waiting) return;
    if (reply.kind === 'progress') {
      waiting.onProgress?.(reply.progress);
      return;
    }
    this.#waiting.delete(reply.id);
    if (reply.kind === 'failed') waiting.reject(new Error(reply.message));
    else waiting.resolve(reply);
  }
}
