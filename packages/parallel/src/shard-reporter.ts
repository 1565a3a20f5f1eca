import type { MessagePort } from 'node:worker_threads';
import type { SearchStep } from '@loopwright/core';
import { packCandidate } from './costed-mapping.ts';
import { figuresOf, type ShardReport } from './protocol.ts';
import type { SharedState } from './shared-state.ts';

const secondsBetweenReports = 0.05;

/** Tells the main thread, and the other shards, what a shard finds. */
export class ShardReporter {
  readonly #port: MessagePort;
  readonly #state: SharedState;
  #lastReport = Number.NEGATIVE_INFINITY;

  constructor(port: MessagePort, state: SharedState) {
    this.#port = port;
    this.#state = state;
  }

  see(step: SearchStep): void {
    const isBetter = step.improved.length > 0;
    if (isBetter) this.#state.offer(step.bestScore);
    else if (step.seconds - this.#lastReport < secondsBetweenReports) return;
    this.#lastReport = step.seconds;
    const improvement = isBetter && step.best ? packCandidate(step.best, 0) : null;
    this.#port.postMessage({ ...figuresOf(step), improvement } satisfies ShardReport);
  }
}
