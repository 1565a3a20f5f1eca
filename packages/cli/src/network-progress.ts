import { distinctOperations, type Workload } from '@loopwright/workload';
import type { Io } from './io.ts';
import { hasLiveView } from './live-view.ts';

/** A line of a terminal that says how far the mapping of a network is, and takes itself back at the end. */
export class NetworkProgress {
  readonly #io: Io;
  readonly #operations: number;
  readonly #done = new Set<string>();
  readonly #running = new Map<string, string>();
  #searches = 0;
  #isShown = false;

  constructor(workload: Workload, io: Io) {
    this.#io = io;
    this.#operations = distinctOperations(workload).length;
  }

  begin(name: string, objective: string): void {
    this.#running.set(name, objective);
    this.#show();
  }

  end(name: string): void {
    this.#running.delete(name);
    this.#done.add(name);
    this.#searches++;
    this.#show();
  }

  clear(): void {
    if (this.#isShown) this.#io.stderr.write('\r\u001b[K');
    this.#isShown = false;
  }

  #show(): void {
    if (!hasLiveView(this.#io)) return;
    const { stderr } = this.#io;
    const running = [...this.#running].map(([name, objective]) => `${name} by ${objective}`).join(', ');
    const text = `${this.#done.size} of ${this.#operations} operations, ${this.#searches} searches: ${running}`;
    stderr.write(`\r\u001b[K${text.slice(0, (stderr.columns || Infinity) - 1)}`);
    this.#isShown = true;
  }
}
