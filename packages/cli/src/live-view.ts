import type { Plugin, SearchStep } from '@loopwright/core';
import { formatProgress, type ProgressContext } from '@loopwright/report';
import type { Io } from './io.ts';
import { ShownLines } from './shown-lines.ts';
import { textLayout } from './text-layout.ts';

const secondsBetweenUpdates = 0.1;

/** Where lines can be taken back. */
export function hasLiveView({ stderr, env }: Io): boolean {
  return stderr.isTTY === true && env.TERM !== 'dumb';
}

/** Keeps some lines of a terminal up to date with a search, and takes them back at the end. */
export function liveView(io: Io): Plugin {
  return {
    name: 'live-view',
    setup({ hooks }) {
      const view = new LiveView(io);
      hooks.searchStart.tap((specification, _, { objective: [metric], limits }) =>
        view.begin({ specification, metric, limits }),
      );
      hooks.searchStep.tap((step) => view.see(step));
      // Before all that may be printed.
      hooks.report.tap(() => view.clear(), { stage: Number.MIN_SAFE_INTEGER });
      hooks.runEnd.tap(() => view.clear());
    },
  };
}

type SearchContext = Omit<ProgressContext, 'bestSeconds'>;

class LiveView {
  readonly #io: Io;
  readonly #lines: ShownLines;
  #search: SearchContext | undefined;
  #bestSeconds: number | undefined;
  #nextUpdate = 0;

  constructor(io: Io) {
    this.#io = io;
    this.#lines = new ShownLines(io);
  }

  begin(search: SearchContext): void {
    this.#search = search;
    this.#bestSeconds = undefined;
    this.#nextUpdate = 0;
  }

  see(step: Readonly<SearchStep>): void {
    if (step.improved.length > 0) this.#bestSeconds = step.seconds;
    if (step.seconds < this.#nextUpdate || !this.#search) return;
    this.#nextUpdate = step.seconds + secondsBetweenUpdates;
    this.#show(step, { ...this.#search, bestSeconds: this.#bestSeconds });
  }

  clear(): void {
    this.#lines.clear();
  }

  #show(step: Readonly<SearchStep>, context: ProgressContext): void {
    const { width, paint } = textLayout(this.#io, this.#io.stderr);
    // The last column stays free: some terminals go to the next line as soon as it is filled.
    this.#lines.show(formatProgress(step, context, { width: width - 1, paint }));
  }
}
