import {
  ExecutorError,
  type MapJob,
  type Shard,
  type ShardOutcome,
  type ShardReport,
  unpackError,
} from '@loopwright/core/engine';
import type { MessageLink } from './message-link.ts';
import type { FromPool, ToPool } from './pool-protocol.ts';

/** What a task hears of its worker. */
export interface TaskEars {
  /** A shard found something better, or wants all to stop. */
  onNews(news: Parameters<MessageLink['hear']>[0]): void;
  onReport(report: ShardReport): void;
}

interface OpenTask extends TaskEars {
  resolve(outcomes: readonly ShardOutcome[]): void;
  reject(error: unknown): void;
}

/** One worker of the pool, as who sends it tasks sees it. */
export class PoolWorker {
  readonly #worker: Worker;
  readonly #tasks = new Map<number, OpenTask>();
  #nextId = 0;

  /** @param onFailure called where the worker is gone for good */
  constructor(worker: Worker, onFailure: (failed: PoolWorker) => void) {
    this.#worker = worker;
    worker.onmessage = ({ data }: MessageEvent<FromPool>) => this.#receive(data);
    worker.onerror = ({ message }) => {
      onFailure(this);
      const error = new ExecutorError(`a worker that searched has ended: ${message ?? 'it cannot be loaded'}`);
      for (const id of [...this.#tasks.keys()]) this.#end(id)?.reject(error);
    };
  }

  /** Tasks that have not ended. */
  get load(): number {
    return this.#tasks.size;
  }

  /** Runs shards side by side; `tell` is how news of other workers reach them. */
  run(job: MapJob, shards: readonly Shard[], bestScore: number, ears: TaskEars) {
    const id = this.#nextId++;
    const outcomes = new Promise<readonly ShardOutcome[]>((resolve, reject) => {
      this.#tasks.set(id, { ...ears, resolve, reject });
    });
    this.#post({ id, job, shards, bestScore });
    const tell = (news: Parameters<MessageLink['hear']>[0]) => this.#post({ id, ...news });
    return { outcomes, tell };
  }

  #post(message: ToPool): void {
    this.#worker.postMessage(message);
  }

  #receive(message: FromPool): void {
    const { id } = message;
    if ('outcomes' in message) this.#end(id)?.resolve(message.outcomes);
    else if ('error' in message) this.#end(id)?.reject(unpackError(message.error));
    else if ('report' in message) this.#tasks.get(id)?.onReport(message.report);
    else this.#tasks.get(id)?.onNews(message);
  }

  #end(id: number): OpenTask | undefined {
    const task = this.#tasks.get(id);
    this.#tasks.delete(id);
    return task;
  }
}
