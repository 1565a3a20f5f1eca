import type { MetricName, Plugin, SearchLimits, SearchStep } from '@loopwright/core';
import { formatCount, formatMetric, formatPercent, formatSeconds } from '@loopwright/report';
import type { Output } from './io.ts';

const secondsBetweenUpdates = 0.1;
const clearLine = '\r\u001b[K';

/** Keeps one line of a terminal up to date with a search; it is a plugin like any other. */
export class ProgressLine {
  readonly #terminal: Output;
  readonly #metric: MetricName;
  readonly #limits: SearchLimits;
  #lastUpdate = Number.NEGATIVE_INFINITY;

  constructor(terminal: Output, metric: MetricName, limits: SearchLimits) {
    this.#terminal = terminal;
    this.#metric = metric;
    this.#limits = limits;
  }

  readonly plugin: Plugin = {
    name: 'progress-line',
    setup: ({ hooks }) => hooks.searchStep.tap((step) => this.#update(step)),
  };

  clear(): void {
    if (this.#lastUpdate >= 0) this.#terminal.write(clearLine);
  }

  #update(step: Readonly<SearchStep>): void {
    if (step.seconds - this.#lastUpdate < secondsBetweenUpdates) return;
    this.#lastUpdate = step.seconds;
    const text = progressText(step, this.#metric, this.#limits);
    // A line that wraps could not be taken back.
    this.#terminal.write(`${clearLine}${text.slice(0, (this.#terminal.columns ?? 80) - 1)}`);
  }
}

export function progressText(step: Readonly<SearchStep>, metric: MetricName, limits: SearchLimits): string {
  const { seconds, evaluated, valid, bestScore } = step;
  const best = bestScore < Infinity ? `best ${formatMetric(metric, bestScore)}` : 'none yet';
  const left = secondsLeft(step, limits);
  return [
    formatSeconds(seconds),
    best,
    `${formatCount(Math.round(evaluated / Math.max(seconds, 1e-3)))} mappings/s`,
    `${formatPercent(evaluated === 0 ? 0 : valid / evaluated)} valid`,
    ...(left < Infinity ? [`${Math.ceil(left)} s left`] : []),
  ].join('  ');
}

/** Infinity where no limit tells. */
function secondsLeft({ seconds, evaluated }: Readonly<SearchStep>, limits: SearchLimits): number {
  const byTime = (limits.seconds ?? Infinity) - seconds;
  const byCount = (((limits.evaluations ?? Infinity) - evaluated) * seconds) / Math.max(evaluated, 1);
  return Math.max(0, Math.min(byTime, byCount));
}
