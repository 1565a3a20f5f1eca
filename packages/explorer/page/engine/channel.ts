/** What passes to a worker: each has a number, by which its answers are told from those of others. */
export interface Numbered {
  readonly id: number;
  readonly kind: string;
}

/** What any worker may answer beside what it was asked for. */
export type CommonReply =
  | { readonly kind: 'progress'; readonly id: number; readonly progress: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };

/** The page's end of a channel to a worker. */
export interface ChannelPort<Request extends Numbered, Reply extends Numbered> {
  onmessage: ((event: MessageEvent<Reply>) => void) | null;
  onerror?: unknown;
  postMessage(request: Request): void;
}

/** A request before it has its number. */
export type Unsent<Request> = Request extends Numbered ? Omit<Request, 'id'> : never;

interface Waiting {
  resolve(reply: Numbered): void;
  reject(error: Error): void;
  onProgress?: ((progress: never) => void) | undefined;
}

/** Asks a worker, and waits for what it answers. Errors of the worker reject with its message. */
export class Channel<Request extends Numbered, Reply extends Numbered> {
  readonly #port: ChannelPort<Request, Reply>;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  /** Why the worker is gone. */
  #failure: Error | undefined;

  /** @param onFailure called once where the worker is gone for good */
  constructor(port: ChannelPort<Request, Reply>, onFailure: () => void = () => {}) {
    this.#port = port;
    port.onmessage = ({ data }) => this.#receive(data);
    port.onerror = (event: { message?: string }) => {
      this.#failure = new Error(event.message ?? 'the worker cannot be loaded');
      for (const { reject } of this.#waiting.values()) reject(this.#failure);
      this.#waiting.clear();
      onFailure();
    };
  }

  /** Sends what is not answered. */
  tell(request: Unsent<Request>): void {
    this.#port.postMessage({ ...request, id: ++this.#lastId } as unknown as Request);
  }

  ask<Kind extends Reply['kind'], Progress = never>(
    request: Unsent<Request>,
    onProgress?: (progress: Progress) => void,
  ) {
    const id = ++this.#lastId;
    return new Promise<Extract<Reply, { kind: Kind }>>((resolve, reject) => {
      if (this.#failure) {
        reject(this.#failure);
        return;
      }
      this.#waiting.set(id, { resolve: resolve as unknown as Waiting['resolve'], reject, onProgress });
      this.#port.postMessage({ ...request, id } as unknown as Request);
    });
  }

  #receive(reply: Numbered): void {
    const waiting = this.#waiting.get(reply.id);
    if (!waiting) return;
    const common = reply as CommonReply;
    if (common.kind === 'progress') {
      waiting.onProgress?.(common.progress as never);
      return;
    }
    this.#waiting.delete(reply.id);
    if (common.kind === 'failed') waiting.reject(new Error(common.message));
    else waiting.resolve(reply);
  }
}
