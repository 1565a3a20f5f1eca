import { childrenOf, iterationsOf, keptAt, maskOf, movingOf, sentTo, tileOf } from './names.ts';
import { bitsOf, memoryFrom, type Plan, windowDimensions } from './plan.ts';

/** What of reuse is written differently for perfect mappings and for others. */
export interface EmitReuse {
  /** The line with the words that one instance of a memory is sent of a dataspace in the whole run. */
  words(plan: Plan, level: number, dataspace: number): string;
  /** The condition that children of a fan-out might pass words of a window on to each other. */
  mayForward(plan: Plan, level: number, dataspace: number): string;
}

export const perfectReuse: EmitReuse = {
  words(plan, level, s) {
    if (keepsNothing(plan, level, s)) return `const ${sentTo(level, s)} = ${allTiles(plan, level, s)};`;
    const isWindow = windowDimensions(plan, s).length > 0;
    const words = perfectWords(plan, level, s);
    return `const ${sentTo(level, s)} = ${isWindow ? `${keptAt(level, s)} === 0 ? 0 : ${words}` : words};`;
  },
  mayForward(plan, level, s) {
    const fanout = `${level}, ${s}, l${memoryFrom(plan, level)}, ${maskOf(level)}, ${childrenOf(level)}`;
    const window = bitsOf(windowDimensions(plan, s));
    return `(${maskOf(level)} & ${window}) !== 0 && listed.mayForward(batch, candidate, ${fanout})`;
  },
};

/** Last passes of dimensions that do not move the dataspace change nothing but how often it moves. */
export const unevenReuse: EmitReuse = {
  words(plan, level, s) {
    const outside = memoryFrom(plan, level + 1);
    const always = keepsNothing(plan, level, s);
    const relevant = bitsOf(plan.ranks[s].flat().map(({ dimension }) => dimension));
    const words = always ? allTiles(plan, level, s) : perfectWords(plan, level, s);
    const boundary = `${level + 1}, ${s}, ${always ? `l${outside}` : movingOf(outside, s)}`;
    const unevenWords = always ? `unevenLoops.allTiles(${boundary})` : `unevenLoops.wordsPerChild(${boundary}, uneven)`;
    const either = `(uneven & ${relevant}) === 0 ? ${words} : ${unevenWords}`;
    return `const ${sentTo(level, s)} = ${keptAt(level, s)} === 0 ? 0 : ${either};`;
  },
  mayForward(plan, level, s) {
    const temporal = plan.memories.filter((memory) => memory > level).map(maskOf);
    const loops = `l${memoryFrom(plan, level)}, ${maskOf(level)}, ${temporal.join(' | ')}`;
    return `(${maskOf(level)} !== 0 && unevenLoops.mayForward(${level}, ${s}, ${loops}, uneven))`;
  },
};

function keepsNothing({ tables }: Plan, level: number, s: number): boolean {
  return tables.noReuse[level * tables.dataspaces + s] === 1;
}

function allTiles(plan: Plan, level: number, s: number): string {
  return `${tileOf(level, s)} * ${iterationsOf(memoryFrom(plan, level + 1))}`;
}

function perfectWords(plan: Plan, level: number, s: number): string {
  const tile = tileOf(level, s);
  const moving = movingOf(memoryFrom(plan, level + 1), s);
  if (windowDimensions(plan, s).length === 0) return `${tile} * loopIterations[${moving}]`;
  return `listed.wordsPerChild(${level + 1}, ${s}, ${moving}, ${tile})`;
}
