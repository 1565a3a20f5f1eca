import type { WorkerOptions } from 'node:worker_threads';
import { Thread } from './thread.ts';

/**
 * Threads that stay over many searches, and keep what searches have in common: plugins, designs. They are started when they
 * are first needed; one that has died is replaced. Idle ones keep no process from ending.
 */
export class ThreadPool {
  readonly #module: URL;
  readonly #options: WorkerOptions;
  readonly #threads = new Set<Thread>();

  /** @param module calls `serveShards` */
  constructor(module: URL, options: WorkerOptions = {}) {
    this.#module = module;
    this.#options = options;
  }

  /** Threads that have been started and have not ended. */
  get size(): number {
    return this.#threads.size;
  }

  /** That many threads, those that have the least to do; idle ones, as long as there are not `most`. */
  take(count: number, most: number): readonly Thread[] {
    const busy = [...this.#threads].filter(({ load }) => load > 0).length;
    while (this.#threads.size < Math.max(count, Math.min(busy + count, most))) this.#start();
    return [...this.#threads].sort((a, b) => a.load - b.load).slice(0, count);
  }

  /** Ends all threads, and what they run. Another search starts new ones. */
  async close(): Promise<void> {
    await Promise.all([...this.#threads].map((thread) => thread.close()));
  }

  #start(): void {
    this.#threads.add(new Thread(this.#module, this.#options, (thread) => this.#threads.delete(thread)));
  }
}
