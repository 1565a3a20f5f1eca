import { formatCount, formatPercent, formatSeconds } from './format/numbers.ts';
import type { TextLayout } from './format/paint.ts';
import { pad } from './format/table.ts';

/** How far the mapping of a network is. */
export interface NetworkProgressState {
  /** Operations that differ, and those of which a mapping is there. */
  readonly operations: number;
  readonly done: number;
  /** Searches that ended, and results that were there already. */
  readonly searches: number;
  readonly stored: number;
  readonly seconds: number;
  readonly running: readonly RunningSearch[];
}

export interface RunningSearch {
  readonly name: string;
  readonly objective: string;
  readonly seconds: number;
  /** How far at the most the best is from the least, of 1; null where nothing is known. */
  readonly gap: number | null;
}

const barCells = 20;
const nameWidth = 'Searching'.length + 2;

/** A bar of the operations that are done, and a line for each search under way. No line is longer than the width. */
export function formatNetworkProgress(progress: NetworkProgressState, { width, paint }: TextLayout): string[] {
  const { operations, done, searches, stored, seconds, running } = progress;
  const filled = Math.round((done / operations) * barCells);
  const bar = '█'.repeat(filled) + '░'.repeat(barCells - filled);
  const known = stored > 0 ? `, ${formatCount(stored)} from the store` : '';
  const state = `${formatCount(done)} of ${formatCount(operations)}, ${formatCount(searches)} searches${known}, ${formatSeconds(seconds)}`;
  const lines: readonly (readonly [name: string, text: string])[] = [
    ['Layers', `${bar}  ${state}`],
    ...running.map((one) => ['Searching', runningText(one)] as const),
  ];
  const room = Math.max(1, width - nameWidth);
  return lines.map(([name, text]) => {
    return paint.faint(pad(name, nameWidth, 'left')) + [...text].slice(0, room).join('');
  });
}

function runningText({ name, objective, seconds, gap }: RunningSearch): string {
  const known = gap === null ? '' : `, at the most ${formatPercent(gap)} from the least`;
  return `${name} by ${shortObjective(objective)}, ${formatSeconds(seconds)}${known}`;
}

/** A weight in full digits tells nobody more. */
function shortObjective(objective: string): string {
  return objective.replace(/\d+\.\d{4,}(e[+-]?\d+)?/g, (number) => Number(number).toPrecision(4));
}
