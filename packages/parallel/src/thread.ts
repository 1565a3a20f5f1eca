import { Worker, type WorkerOptions } from 'node:worker_threads';
import { ExecutorError, type ShardOutcome, type ShardReport, unpackError } from '@loopwright/core/engine';
import type { FromThread, ThreadTask, ToThread } from './protocol.ts';

/** A worker thread that runs one task after the other, or several at once. It keeps the process only while it has any. */
export class Thread {
  readonly #worker: Worker;
  readonly #tasks = new Map<number, OpenTask>();
  #nextId = 0;
  /** What made the thread end. */
  #failure: Error | undefined;

  /** `onEnd` is called when the thread has ended, for whatever reason. */
  constructor(module: URL, options: WorkerOptions, onEnd: (thread: Thread) => void) {
    this.#worker = new Worker(module, options);
    this.#worker.unref();
    this.#worker.on('message', (message: FromThread) => this.#receive(message));
    this.#worker.on('error', (error) => {
      this.#failure = failureOf(error);
    });
    this.#worker.on('exit', (code) => {
      onEnd(this);
      const failure =
        this.#failure ?? new ExecutorError(`a thread that searched was ended, with exit code ${code}: ${advice}`);
      for (const id of [...this.#tasks.keys()]) this.#end(id)?.reject(failure);
    });
  }

  /** Tasks that have not ended. */
  get load(): number {
    return this.#tasks.size;
  }

  /** Resolves when all reports have come. Rejects where the shards fail, the thread dies, or `onReport` throws. */
  async run(task: ThreadTask, onReport: (report: ShardReport) => void): Promise<readonly ShardOutcome[]> {
    const id = this.#nextId++;
    this.#worker.postMessage({ id, ...task } satisfies ToThread);
    this.#worker.ref();
    return new Promise((resolve, reject) => {
      this.#tasks.set(id, { onReport, resolve, reject });
    });
  }

  /** Ends it at once, and what it runs. */
  async close(): Promise<void> {
    this.#failure ??= new ExecutorError('the threads were closed while they searched');
    await this.#worker.terminate();
  }

  #receive(message: FromThread): void {
    const { id } = message;
    if ('outcomes' in message) this.#end(id)?.resolve(message.outcomes);
    else if ('error' in message) this.#end(id)?.reject(unpackError(message.error));
    else this.#report(id, message.report);
  }

  #report(id: number, report: ShardReport): void {
    try {
      this.#tasks.get(id)?.onReport(report);
    } catch (error) {
      this.#end(id)?.reject(error);
    }
  }

  #end(id: number): OpenTask | undefined {
    const task = this.#tasks.get(id);
    this.#tasks.delete(id);
    if (this.#tasks.size === 0) this.#worker.unref();
    return task;
  }
}

interface OpenTask {
  readonly onReport: (report: ShardReport) => void;
  readonly resolve: (outcomes: readonly ShardOutcome[]) => void;
  readonly reject: (error: unknown) => void;
}

const advice = 'nothing but a plugin that calls process.exit does that';

/** What ended a thread although nobody asked for it. */
function failureOf(error: Error & { readonly code?: string }): ExecutorError {
  const message =
    error.code === 'ERR_WORKER_OUT_OF_MEMORY'
      ? 'a thread that searched ran out of memory: search with fewer threads'
      : `a thread that searched ended: ${error.message}`;
  return new ExecutorError(message, { cause: error });
}
