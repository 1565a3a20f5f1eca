import { type EmitIterations, emitCovered, idleLoops } from './emit-nest.ts';
import {
  boundOf,
  comment,
  iterationsOf,
  largestPointsOf,
  lastBoundOf,
  lastPointsOf,
  maskOf,
  pointsOf,
} from './names.ts';
import type { Plan } from './plan.ts';

/** Reads the factors and the bounds of last passes, and adds up what both cover. */
export function emitUnevenCover(plan: Plan): string[] {
  const { tables, dimensions } = plan;
  const lines = ['let uneven = 0;', 'let unevenInArray = 0;'];
  for (let level = 0; level < tables.levels; level++) {
    const row = level * tables.dimensions;
    lines.push(comment(tables.architecture.levels[level].name));
    for (const d of dimensions) {
      lines.push(
        `const ${boundOf(level, d)} = factors[first + ${row + d}];`,
        `const ${lastBoundOf(level, d)} = remainders[first + ${row + d}];`,
      );
    }
    const idle = idleLoops(plan, level);
    if (idle.length > 0) lines.push(`if (${idle.join(' || ')}) return general(batch, candidate);`);
    lines.push(...emitCovered(plan, level));
    for (const d of dimensions) {
      const inside = `${lastPointsOf(level - 1, d)} + ${pointsOf(level - 1, d)} * (${lastBoundOf(level, d)} - 1)`;
      lines.push(
        `const ${lastPointsOf(level, d)} = ${inside};`,
        `uneven |= Number(${boundOf(level, d)} !== ${lastBoundOf(level, d)}) << ${d};`,
      );
    }
    if (tables.isFanout[level]) lines.push(`unevenInArray |= ${maskOf(level)} & uneven;`);
  }
  for (let level = 0; level < tables.levels; level++) {
    for (const d of dimensions) {
      const last = lastPointsOf(level, d);
      // Where the last pass covers the whole dimension, there is no full one.
      const isAll = `${last} === ${lastPointsOf(tables.levels - 1, d)}`;
      lines.push(`const ${largestPointsOf(level, d)} = ${isAll} ? ${last} : ${pointsOf(level, d)};`);
    }
  }
  return lines;
}

/** Of one dimension, all passes but the last run in full. */
export const unevenIterations: EmitIterations = {
  start: ['passes.fill(1);'],
  each: (at) => [
    `const last = remainders[first + ${at} + d];`,
    'const before = passes[d];',
    'const inside = (before - 1) * bound + last;',
    'iterations = (iterations / before) * inside;',
    'passes[d] = inside;',
    'loopBound[loops] = bound;',
    'loopLast[loops] = last;',
  ],
  innermost: ({ dimensions }) => [
    ...dimensions.map(
      (d) =>
        `iterations = (iterations / passes[${d}]) * ((passes[${d}] - 1) * ${boundOf(0, d)} + ${lastBoundOf(0, d)});`,
    ),
    `const ${iterationsOf(0)} = iterations;`,
  ],
};

/** Stores the points of last passes, too. */
export function emitLastPoints({ tables, dimensions }: Plan): string[] {
  const lines: string[] = [];
  for (let level = 0; level < tables.levels; level++) {
    for (const d of dimensions) lines.push(`lastPoints[${level * tables.dimensions + d}] = ${lastPointsOf(level, d)};`);
  }
  return lines;
}
