import { type EmitIterations, emitCovered, idleLoops } from './emit-nest.ts';
import {
  boundOf,
  comment,
  iterationsOf,
  largestPointsOf,
  lastBoundOf,
  lastPointsOf,
  maskOf,
  piecesOf,
  pointsOf,
  product,
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

/** Cuts every dimension: of its loops at a memory, all passes but the last run in full. */
export function emitPieces({ tables, dimensions, memories }: Plan): string[] {
  return [...memories].reverse().flatMap((level) => {
    const outer = memories.find((memory) => memory > level);
    return dimensions.flatMap((d) => {
      const last = lastBoundOf(level, d);
      const cut = outer === undefined ? last : `(${piecesOf(outer, d)} - 1) * ${boundOf(level, d)} + ${last}`;
      return [
        `const ${piecesOf(level, d)} = ${cut};`,
        `pieces[${level * tables.dimensions + d}] = ${piecesOf(level, d)};`,
      ];
    });
  });
}

export const unevenIterations: EmitIterations = {
  each: (at, outside) => [
    `const last = remainders[first + ${at} + d];`,
    'if (last === bound) iterations *= bound;',
    `else iterations = ${outside === undefined ? 'iterations' : `(iterations / pieces[${outside} + d])`} * pieces[${at} + d];`,
    'loopBound[loops] = bound;',
    'loopLast[loops] = last;',
  ],
  innermost: ({ dimensions }) => [`const ${iterationsOf(0)} = ${product(dimensions.map((d) => piecesOf(0, d)))};`],
};

/** Stores the points of last passes, too. */
export function emitLastPoints({ tables, dimensions }: Plan): string[] {
  const lines: string[] = [];
  for (let level = 0; level < tables.levels; level++) {
    for (const d of dimensions) lines.push(`lastPoints[${level * tables.dimensions + d}] = ${lastPointsOf(level, d)};`);
  }
  return lines;
}
