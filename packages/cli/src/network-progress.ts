import { performance } from 'node:perf_hooks';
import type { SearchStep } from '@loopwright/core';
import { formatNetworkProgress, type RunningSearch } from '@loopwright/report';
import { distinctOperations, type Workload } from '@loopwright/workload';
import type { Io } from './io.ts';
import { hasLiveView } from './live-view.ts';
import { ShownLines } from './shown-lines.ts';
import { textLayout } from './text-layout.ts';

const millisecondsBetweenUpdates = 100;

/** Keeps some lines of a terminal up to date with the searches of a network, and takes them back at the end. */
export class NetworkProgress {
  readonly #io: Io;
  readonly #lines: ShownLines;
  readonly #operations: number;
  readonly #done = new Set<string>();
  readonly #running = new Map<string, RunningSearch>();
  readonly #started = performance.now();
  #searches = 0;
  #stored = 0;
  #nextUpdate = 0;

  constructor(workload: Pick<Workload, 'operations'>, io: Io) {
    this.#io = io;
    this.#lines = new ShownLines(io);
    this.#operations = distinctOperations(workload).length;
  }

  begin(name: string, objective: string): void {
    this.#running.set(name, { name, objective, seconds: 0, gap: null });
    this.#show();
  }

  step(name: string, { seconds, bound, bestScore }: Readonly<SearchStep>): void {
    const gap = bound > 0 && bestScore < Infinity ? Math.max(0, 1 - bound / bestScore) : null;
    this.#running.set(name, { ...this.#running.get(name)!, seconds, gap });
    if (performance.now() >= this.#nextUpdate) this.#show();
  }

  end(name: string, { isStored }: { readonly isStored: boolean }): void {
    this.#running.delete(name);
    this.#done.add(name);
    if (isStored) this.#stored++;
    else this.#searches++;
    this.#show();
  }

  clear(): void {
    this.#lines.clear();
  }

  #show(): void {
    if (!hasLiveView(this.#io)) return;
    const now = performance.now();
    this.#nextUpdate = now + millisecondsBetweenUpdates;
    const { width, paint } = textLayout(this.#io, this.#io.stderr);
    const progress = {
      operations: this.#operations,
      done: this.#done.size,
      searches: this.#searches,
      stored: this.#stored,
      seconds: (now - this.#started) / 1000,
      running: [...this.#running.values()],
    };
    // The last column stays free: some terminals go to the next line as soon as it is filled.
    this.#lines.show(formatNetworkProgress(progress, { width: width - 1, paint }));
  }
}
