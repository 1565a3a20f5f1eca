import { stripVTControlCharacters } from 'node:util';
import type { Plugin, SearchStep } from '@loopwright/core';
import { formatProgress, type ProgressContext } from '@loopwright/report';
import type { Io } from './io.ts';
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
  #search: SearchContext | undefined;
  #bestSeconds: number | undefined;
  #nextUpdate = 0;
  /** Columns that the lines on the terminal take. */
  #shown: readonly number[] = [];

  constructor(io: Io) {
    this.#io = io;
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
    if (this.#shown.length > 0) this.#io.stderr.write(this.#takeBack());
    this.#shown = [];
  }

  #show(step: Readonly<SearchStep>, context: ProgressContext): void {
    const { stderr } = this.#io;
    const { width, paint } = textLayout(this.#io, stderr);
    // The last column stays free: some terminals go to the next line as soon as it is filled.
    const lines = formatProgress(step, context, { width: width - 1, paint });
    // What has scrolled away could not be taken back.
    const visible = lines.slice(0, Math.max(1, (stderr.rows || Infinity) - 1));
    const text = `${this.#takeBack()}${visible.join('\n')}`;
    this.#shown = visible.map(columnsOf);
    stderr.write(text);
  }

  /** To the start of the first line, with all below it cleared. Lines wrap where the terminal has become narrower. */
  #takeBack(): string {
    // A terminal that does not know its size says 0.
    const columns = this.#io.stderr.columns || Infinity;
    const rows = this.#shown.reduce((sum, length) => sum + Math.max(1, Math.ceil(length / columns)), 0);
    const up = rows > 1 ? `\u001b[${rows - 1}A` : '';
    return `\r${up}\u001b[J`;
  }
}

/** Without the escape codes of colours. */
function columnsOf(line: string): number {
  return [...stripVTControlCharacters(line)].length;
}
