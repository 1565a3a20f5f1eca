import { performance } from 'node:perf_hooks';
import { formatSweepPoint, formatSweepProgress } from '@loopwright/report';
import type { SweepPointJson } from '@loopwright/results';
import type { StudyObjective, SweepProgress } from '@loopwright/sweep';
import type { Io } from './io.ts';
import { hasLiveView } from './live-view.ts';
import { ShownLines } from './shown-lines.ts';
import { textLayout } from './text-layout.ts';

const millisecondsBetweenUpdates = 100;

/** How a study is going: lines of a terminal that are kept up to date, or elsewhere a line for each point that ends. */
export class SweepView {
  readonly #io: Io;
  readonly #objectives: readonly StudyObjective[];
  readonly #lines: ShownLines;
  readonly #isLive: boolean;
  readonly #running = new Map<string, number>();
  readonly #started = performance.now();
  #searches = 0;
  #stored = 0;
  #progress: SweepProgress = { ended: 0, of: 0, dropped: 0, front: 0 };
  #nextUpdate = 0;

  constructor(io: Io, objectives: readonly StudyObjective[]) {
    this.#objectives = objectives;
    this.#io = io;
    this.#lines = new ShownLines(io);
    this.#isLive = hasLiveView(io);
  }

  begin(layer: string): void {
    this.#running.set(layer, (this.#running.get(layer) ?? 0) + 1);
    this.#show();
  }

  end(layer: string, isStored: boolean): void {
    if (isStored) this.#stored++;
    else {
      this.#searches++;
      const left = this.#running.get(layer)! - 1;
      if (left > 0) this.#running.set(layer, left);
      else this.#running.delete(layer);
    }
    this.#show();
  }

  point(point: SweepPointJson, progress: SweepProgress): void {
    this.#progress = progress;
    if (this.#isLive) this.#show();
    else if (point.state !== 'open') {
      this.#io.stderr.write(`${progress.ended} of ${progress.of}: ${formatSweepPoint(point, this.#objectives)}\n`);
    }
  }

  warn(text: string): void {
    this.clear();
    this.#io.stderr.write(`${text}\n`);
  }

  clear(): void {
    this.#lines.clear();
  }

  #show(): void {
    const now = performance.now();
    if (!this.#isLive || now < this.#nextUpdate) return;
    this.#nextUpdate = now + millisecondsBetweenUpdates;
    const { width, paint } = textLayout(this.#io, this.#io.stderr);
    const state = {
      ...this.#progress,
      searches: this.#searches,
      stored: this.#stored,
      seconds: (now - this.#started) / 1000,
      running: [...this.#running.keys()],
    };
    // The last column stays free: some terminals go to the next line as soon as it is filled.
    this.#lines.show(formatSweepProgress(state, { width: width - 1, paint }));
  }
}
