import type {
  Evaluation,
  Fanout,
  Level,
  LevelEvaluation,
  LevelMapping,
  MappingResult,
  Memory,
  Problem,
} from '@loopwright/core';
import { formatCount } from './format/numbers.ts';
import type { TextLayout } from './format/paint.ts';
import { length } from './format/table.ts';
import { type NestLoop, nestLoops } from './nest-loops.ts';

/** Below it, loops step in by one column only. */
const narrow = 72;

/** One line of the nest: what stands left, and what stands right of it where there is room. */
interface Line {
  readonly text: string;
  readonly level?: string;
  readonly note?: string;
}

/**
 * The loop nest, outermost level first: every level with the tiles it keeps, below it its loops, one step in per loop.
 * Loops of bound 1 are left out.
 */
export function formatNest(result: MappingResult, layout: TextLayout): string[] {
  const { problem, architecture } = result.specification;
  const step = layout.width < narrow ? ' ' : '  ';
  const lines: Line[] = [];
  let depth = 0;
  for (let index = architecture.levels.length - 1; index >= 0; index--) {
    const level = architecture.levels[index];
    const mapped = result.mapping.levels[index];
    lines.push(levelLine(level, mapped, problem, result.evaluation, index, lines.length === 0));
    for (const loop of nestLoops(level, mapped, problem)) {
      lines.push({ text: `│ ${step.repeat(depth++)}${loopText(loop)}` });
    }
  }
  const { name } = architecture.compute;
  lines.push({ text: '└─', level: name });
  return layOut(lines, layout);
}

function levelLine(
  level: Level,
  mapped: LevelMapping,
  problem: Problem,
  evaluation: Evaluation,
  index: number,
  isFirst: boolean,
): Line {
  const text = isFirst ? '┌─' : '├─';
  if (level.kind === 'fanout') return { text, level: level.name, note: fanoutNote(level, mapped) };
  const evaluated = evaluation.valid ? evaluation.levels[index] : null;
  return { text, level: level.name, note: tileNote(level, mapped, problem, evaluated) };
}

function fanoutNote({ fanoutX, fanoutY }: Fanout, { factors }: LevelMapping): string {
  const used = factors.reduce((product, factor) => product * factor, 1);
  const share = used === fanoutX * fanoutY ? 'all' : formatCount(used);
  return `${formatCount(fanoutX)} x ${formatCount(fanoutY)}, ${share} used`;
}

function tileNote(memory: Memory, mapped: LevelMapping, problem: Problem, evaluated: LevelEvaluation | null): string {
  const kept = problem.dataspaces.filter((_, dataspace) => mapped.keeps[dataspace]);
  if (kept.length === 0) return 'keeps nothing';
  const words = (index: number) => evaluated?.dataspaces[index]?.utilizedCapacity;
  const tiles = kept.map((dataspace) => {
    const size = words(problem.dataspaces.indexOf(dataspace));
    return size === undefined ? dataspace.name : `${dataspace.name} ${formatCount(size)}`;
  });
  if (!evaluated || memory.capacityWords === Infinity) return tiles.join(', ');
  const sum = evaluated.dataspaces.reduce((total, tile) => total + (tile?.utilizedCapacity ?? 0), 0);
  const share = Math.round((100 * sum) / memory.capacityWords);
  return `${tiles.join(', ')} (${share} % of ${formatCount(memory.capacityWords)})`;
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
