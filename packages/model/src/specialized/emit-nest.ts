import { Rejection } from '../rejection.ts';
import {
  boundOf,
  childrenOf,
  comment,
  instancesOf,
  iterationsOf,
  maskOf,
  movingOf,
  pointsOf,
  product,
  tileOf,
} from './names.ts';
import type { Plan } from './plan.ts';

/** Reads the factors, and multiplies up what they cover; leaves imperfect ones to their own evaluator. */
export function emitCover(plan: Plan): string[] {
  const { tables, dimensions } = plan;
  const lines: string[] = [];
  for (let level = 0; level < tables.levels; level++) {
    const row = level * tables.dimensions;
    lines.push(comment(tables.architecture.levels[level].name));
    for (const d of dimensions) lines.push(`const ${boundOf(level, d)} = factors[first + ${row + d}];`);
    const uneven = dimensions.map((d) => `remainders[first + ${row + d}] !== ${boundOf(level, d)}`);
    const idle = idleLoops(plan, level);
    if (idle.length > 0) lines.push(`if (${idle.join(' || ')}) return general(batch, candidate);`);
    if (uneven.length > 0) lines.push(`if (${uneven.join(' || ')}) return evaluateImperfect(batch, candidate);`);
    lines.push(...emitCovered(plan, level));
  }
  return lines;
}

/** What the loops of a level and inside it cover, and which there are. */
export function emitCovered({ dimensions }: Plan, level: number): string[] {
  const points = dimensions.map((d) => {
    const covered = level === 0 ? boundOf(0, d) : `${pointsOf(level - 1, d)} * ${boundOf(level, d)}`;
    return `const ${pointsOf(level, d)} = ${covered};`;
  });
  const bits = dimensions.map((d) => `(Number(${boundOf(level, d)} !== 1) << ${d})`);
  return [...points, `const ${maskOf(level)} = ${bits.join(' | ') || 0};`];
}

/** Conditions: a mapping may have a loop over a dimension of one point, all but one of its iterations idle. */
export function idleLoops({ tables }: Plan, level: number): string[] {
  return tables.problem.dimensions.flatMap(({ bound }, d) =>
    bound > 1 ? [] : [`factors[first + ${level * tables.dimensions + d}] !== 1`],
  );
}

/** Counts the children in use, and refuses what the fan-outs do not have. */
export function emitFanouts({ tables, dimensions, fanouts }: Plan): string[] {
  const lines: string[] = [];
  for (const level of fanouts) {
    const row = level * tables.dimensions;
    const refuse = (reason: number, needed: string) =>
      `return refuse(batch, candidate, ${reason}, ${level}, ${needed});`;
    lines.push(
      `const ${childrenOf(level)} = ${product(dimensions.map((d) => boundOf(level, d)))};`,
      `if (${childrenOf(level)} > 1) {`,
      `  const turn = Math.min(${tables.dimensions}, split[candidate * ${tables.levels} + ${level}]);`,
      '  let x = 1;',
      `  for (let i = first + ${row}; i < first + ${row} + turn; i++) x *= factors[first + ${row} + permutation[i]];`,
      `  if (x > ${tables.fanoutX[level]}) ${refuse(Rejection.FanoutX, 'x')}`,
      `  const y = ${childrenOf(level)} / x;`,
      `  if (y > ${tables.fanoutY[level]}) ${refuse(Rejection.FanoutY, 'y')}`,
      '}',
    );
  }
  for (let level = 0; level < tables.levels; level++) {
    const outside = fanouts.filter((fanout) => fanout > level).map(childrenOf);
    lines.push(`const ${instancesOf(level)} = ${product(outside)};`);
  }
  if (tables.leastUnits > 0) {
    const refuse = `return refuse(batch, candidate, ${Rejection.Parallelism}, 0, ${instancesOf(0)});`;
    lines.push(`if (${instancesOf(0)} < ${tables.leastUnits}) ${refuse}`);
  }
  return lines;
}

/** Writes how often loops run. */
export interface EmitIterations {
  /**
   * One loop more: multiplies `iterations`. The factors of its level begin at `at`, those of the next memory outside at `outside`,
   * which the outermost has not.
   */
  each(at: number, outside: number | undefined): readonly string[];
  /** All loops of the innermost memory. */
  innermost(plan: Plan): readonly string[];
}

const perfectIterations: EmitIterations = {
  each: () => ['iterations *= bound;'],
  innermost: ({ dimensions }) => [
    `const ${iterationsOf(0)} = iterations * ${product(dimensions.map((d) => boundOf(0, d)))};`,
  ],
};

/**
 * Lists the temporal loops of all memories but the innermost, whose order does not matter, from outside in. After each
 * memory, the loop listed last among those that move a dataspace is the first that does seen from inside.
 */
export function emitLoops(plan: Plan, count: EmitIterations = perfectIterations): string[] {
  const { tables, dimensions, memories, ranks } = plan;
  const width = tables.dimensions;
  const lines = ['let loops = 1;', 'let iterations = 1;'];
  for (const d of dimensions) lines.push(`lastLoop[${d}] = 0;`);
  for (const level of [...memories].reverse()) {
    const outer = memories.find((memory) => memory > level);
    if (level === 0) {
      lines.push(...count.innermost(plan));
      continue;
    }
    const row = level * width;
    lines.push(
      `if (${maskOf(level)} !== 0) {`,
      `  for (let i = first + ${row + width - 1}; i >= first + ${row}; i--) {`,
      '    const d = permutation[i];',
      `    const bound = factors[first + ${row} + d];`,
      ...count.each(row, outer && outer * width).map((line) => `    ${line}`),
      `    loopAt[loops] = ${row} + d;`,
      '    loopDimension[loops] = d;',
      '    loopIterations[loops] = iterations;',
      // A loop of bound 1 is none: the next is written over it, and it moves nothing.
      '    const exists = Number(bound !== 1);',
      `    lastLoop[d + ${width} * (1 - exists)] = loops;`,
      '    loops += exists;',
      '  }',
      '}',
      `const ${iterationsOf(level)} = iterations;`,
      `const l${level} = loops - 1;`,
    );
    ranks.forEach((own, s) => {
      const moving = own.flat().map(({ dimension }) => `lastLoop[${dimension}]`);
      lines.push(`const ${movingOf(level, s)} = ${moving.reduce((a, b) => `greater(${a}, ${b})`, '0')};`);
    });
  }
  return lines;
}

/**
 * Stores what helpers and reports of a single mapping look up. Of dimensions of one point, `single`, a general evaluation may have
 * left more points: it takes idle loops over them.
 */
export function emitPoints({ tables, dimensions, ranks }: Plan, single: readonly number[]): string[] {
  const lines: string[] = [];
  for (let level = 0; level < tables.levels; level++) {
    const row = level * tables.dimensions;
    for (const d of dimensions) lines.push(`points[${row + d}] = ${pointsOf(level, d)};`);
    for (const d of single) lines.push(`points[${row + d}] = 1;`);
    ranks.forEach((_, s) => {
      lines.push(`tileWords[${level * tables.dataspaces + s}] = ${tileOf(level, s)};`);
    });
  }
  return lines;
}
