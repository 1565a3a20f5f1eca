import type { Metric, SearchLimits, SearchStep, Specification } from '@loopwright/core';
import { listRejections } from '@loopwright/results';
import { formatCount, formatPercent, formatSeconds } from './format/numbers.ts';
import type { TextLayout } from './format/paint.ts';
import { length, pad } from './format/table.ts';
import { formatMetric } from './format-metric.ts';
import { rejectionWords } from './rejection-words.ts';

/** What a live view knows beside the step. */
export interface ProgressContext {
  readonly specification: Specification;
  /** First metric of the objective. */
  readonly metric: Metric;
  readonly limits: SearchLimits;
  /** When the best was found; undefined before there is one. */
  readonly bestSeconds: number | undefined;
}

const mostBarCells = 20;
const fewestBarCells = 5;
const nameWidth = 'Evaluated'.length + 2;
const mostRejections = 3;

/**
 * How a search is going: what is left of it, the best so far, the rate, and where candidates are rejected. No line is
 * longer than the width: of its parts, the last ones are left out first.
 */
export function formatProgress(step: Readonly<SearchStep>, context: ProgressContext, layout: TextLayout): string[] {
  const room = Math.max(1, layout.width - nameWidth);
  const lines: readonly (readonly [name: string, text: string])[] = [
    ['Search', timeText(step, context.limits, room)],
    ['Best', fit(bestParts(step, context), room)],
    ['Evaluated', fit(rateParts(step), room)],
    ['Rejected', fit(rejectionParts(step, context), room)],
  ];
  return lines
    .filter(([, text]) => text !== '')
    .map(([name, text]) => layout.paint.faint(pad(name, nameWidth, 'left')) + text);
}

/** The first part, cut where it must be, and those that fit behind it. */
function fit(parts: readonly string[], room: number): string {
  let text = '';
  for (const part of parts) {
    const longer = text === '' ? part : `${text}, ${part}`;
    if (length(longer) > room) return text || [...part].slice(0, room).join('');
    text = longer;
  }
  return text;
}

/** A bar where a limit says how long it takes, as long as there is room. */
function timeText({ seconds, evaluated }: Readonly<SearchStep>, limits: SearchLimits, room: number): string {
  const byTime = seconds / (limits.seconds ?? Infinity);
  const byCount = evaluated / (limits.evaluations ?? Infinity);
  const share = Math.min(1, Math.max(byTime, byCount));
  if (share === 0) return fit([formatSeconds(seconds)], room);
  const limit = byTime >= byCount ? `${limits.seconds} s` : `${formatCount(limits.evaluations!)} evaluations`;
  const left = `${Math.ceil((seconds * (1 - share)) / share)} s left`;
  const cells = Math.min(mostBarCells, room - length(left) - 2);
  if (cells < fewestBarCells) return fit([left], room);
  const filled = Math.round(share * cells);
  const bar = '█'.repeat(filled) + '░'.repeat(cells - filled);
  return `${bar}  ${fit([left, `of ${limit}`], room - cells - 2)}`;
}

function bestParts({ bestScore, bound }: Readonly<SearchStep>, { metric, bestSeconds }: ProgressContext): string[] {
  if (bestScore === Infinity) return ['none yet'];
  const gap = bound > 0 ? [`at the most ${formatPercent(Math.max(0, 1 - bound / bestScore))} from the least`] : [];
  const found = bestSeconds === undefined ? [] : [`found after ${formatSeconds(bestSeconds)}`];
  return [formatMetric(metric, bestScore), ...gap, ...found];
}

function rateParts({ seconds, evaluated, valid }: Readonly<SearchStep>): string[] {
  const perSecond = Math.round(evaluated / Math.max(seconds, 1e-3));
  const validShare = formatPercent(evaluated === 0 ? 0 : valid / evaluated);
  return [formatCount(evaluated), `${formatCount(perSecond)} mappings/s`, `${validShare} valid`];
}

/** The most frequent ones first. */
function rejectionParts(step: Readonly<SearchStep>, { specification }: ProgressContext): string[] {
  return listRejections({ outcome: step, specification })
    .slice(0, mostRejections)
    .map(({ level, reason, count }) => `${formatPercent(count / step.evaluated)} ${level}: ${rejectionWords(reason)}`);
}
