import type {
  Evaluation,
  Fanout,
  LevelEvaluation,
  LevelMapping,
  MappingResult,
  Memory,
  Problem,
} from '@loopwright/core';
import { formatCount } from './format/numbers.ts';
import type { TextLayout } from './format/paint.ts';
import { type NestLevel, nestLines } from './nest-lines.ts';
import { nestLoops } from './nest-loops.ts';

/** The loop nest, outermost level first: every level with the tiles it keeps, and its loops. Loops of bound 1 are left out. */
export function formatNest(result: MappingResult, layout: TextLayout): string[] {
  const { problem, architecture } = result.specification;
  const levels = architecture.levels.map((level, index): NestLevel => {
    const mapped = result.mapping.levels[index];
    const note =
      level.kind === 'fanout'
        ? fanoutNote(level, mapped)
        : tileNote(level, mapped, problem, levelOf(result.evaluation, index));
    return { name: level.name, note, loops: nestLoops(level, mapped, problem) };
  });
  return nestLines(levels.reverse(), architecture.compute.name, layout);
}

function levelOf(evaluation: Evaluation, index: number): LevelEvaluation | null {
  return evaluation.valid ? evaluation.levels[index] : null;
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
