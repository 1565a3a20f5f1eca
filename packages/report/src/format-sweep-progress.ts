import { formatCount, formatSeconds } from './format/numbers.ts';
import type { TextLayout } from './format/paint.ts';
import { pad } from './format/table.ts';

/** How a study is going. */
export interface SweepProgressState {
  /** Points of which nothing more is done, of all; 0 of 0 before the first. */
  readonly ended: number;
  readonly of: number;
  readonly dropped: number;
  /** Points that none beats so far. */
  readonly front: number;
  readonly searches: number;
  readonly stored: number;
  readonly seconds: number;
  /** Names of layers. */
  readonly running: readonly string[];
}

const barCells = 20;
const nameWidth = 'Searching'.length + 2;

/** A bar of the points that have ended, and what is searched. No line is longer than the width. */
export function formatSweepProgress(state: SweepProgressState, { width, paint }: TextLayout): string[] {
  const { ended, of, dropped, front, searches, stored, seconds, running } = state;
  const share = of > 0 ? ended / of : 0;
  const filled = Math.round(share * barCells);
  const bar = '█'.repeat(filled) + '░'.repeat(barCells - filled);
  const left = share > 0 ? `, about ${formatSeconds((seconds / share) * (1 - share))} left` : '';
  const known = stored > 0 ? `, ${formatCount(stored)} from the store` : '';
  const lines: readonly (readonly [name: string, text: string])[] = [
    ['Points', `${bar}  ${formatCount(ended)} of ${formatCount(of)}, ${formatCount(dropped)} dropped by bound`],
    ['Front', `${formatCount(front)} so far`],
    ['Searches', `${formatCount(searches)}${known}, ${formatSeconds(seconds)}${left}`],
    ['Searching', running.join(', ')],
  ];
  const room = Math.max(1, width - nameWidth);
  return lines.map(([name, text]) => {
    return paint.faint(pad(name, nameWidth, 'left')) + [...text].slice(0, room).join('');
  });
}
