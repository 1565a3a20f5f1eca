import { formatCount } from './format/numbers.ts';
import type { TextLayout } from './format/paint.ts';
import { length } from './format/table.ts';
import type { NestLoop } from './nest-loops.ts';

/** A level of a nest. */
export interface NestLevel {
  readonly name: string;
  /** What stands right of it where there is room: its tiles, its fan-out. */
  readonly note: string;
  /** Outermost first, without those of bound 1. */
  readonly loops: readonly NestLoop[];
}

/** Below it, loops step in by one column only. */
const narrow = 72;

/** One line of the nest. */
interface Line {
  readonly text: string;
  readonly level?: string;
  readonly note?: string;
}

/** A loop nest as text: every level with its note, below it its loops, one step in per loop. @param levels outermost first */
export function nestLines(levels: readonly NestLevel[], compute: string, layout: TextLayout): string[] {
  const step = layout.width < narrow ? ' ' : '  ';
  const lines: Line[] = [];
  let depth = 0;
  for (const { name, note, loops } of levels) {
    lines.push({ text: lines.length === 0 ? '┌─' : '├─', level: name, note });
    for (const loop of loops) lines.push({ text: `│ ${step.repeat(depth++)}${loopText(loop)}` });
  }
  lines.push({ text: '└─', level: compute });
  return layOut(lines, layout);
}

function loopText({ dimension, bound, lastBound, axis }: NestLoop): string {
  const keyword = axis === 'time' ? 'for' : `spatial ${axis}`;
  const last = lastBound === bound ? '' : ` (last ${formatCount(lastBound)})`;
  return `${keyword} ${dimension} in 0:${formatCount(bound)}${last}`;
}

function layOut(lines: readonly Line[], { width, paint }: TextLayout): string[] {
  const levels = lines.filter(({ level }) => level !== undefined);
  const lefts = levels.map(({ text, level }) => length(`${text} ${level}`));
  const column = Math.max(...lefts) + 3;
  const isBeside = column + Math.max(...levels.map(({ note }) => length(note ?? ''))) <= width;
  return lines.flatMap(({ text, level, note }) => {
    if (level === undefined) return [text];
    const left = `${text} ${paint.name(level)}`;
    if (note === undefined) return [left];
    if (isBeside) return [`${left}${' '.repeat(column - length(`${text} ${level}`))}${paint.faint(note)}`];
    return [left, ...wrap(note, width - 3).map((part) => `│  ${paint.faint(part)}`)];
  });
}

/** Breaks a list after its commas. */
function wrap(list: string, width: number): string[] {
  const lines: string[] = [];
  for (const part of list.split(/(?<=,) /)) {
    const last = lines.at(-1);
    if (last !== undefined && length(`${last} ${part}`) <= width) lines[lines.length - 1] = `${last} ${part}`;
    else lines.push(part);
  }
  return lines;
}
