import { Rejection } from '../rejection.ts';
import { keptAt, pointsOf, product, tileOf } from './names.ts';
import type { Plan, RankTerm } from './plan.ts';

/** Names the variable with the points that the loops of a level and inside it cover. */
export type NameOfPoints = (level: number, dimension: number) => string;

/** Measures the tiles, and refuses those that a memory cannot hold, innermost first. */
export function emitTiles(plan: Plan, points: NameOfPoints = pointsOf): string[] {
  const { tables, memories } = plan;
  const lines: string[] = [];
  for (let level = 0; level < tables.levels; level++) {
    plan.ranks.forEach((ranks, s) => {
      lines.push(`const ${tileOf(level, s)} = ${product(ranks.map((rank) => extentOf(rank, level, points)))};`);
    });
  }
  for (const level of memories) {
    plan.ranks.forEach((_, s) => {
      lines.push(`const ${keptAt(level, s)} = keeps[firstKept + ${level * tables.dataspaces + s}];`);
    });
  }
  // How much of a sparse tile is there is not known yet.
  if (!tables.sparse) for (const level of memories) lines.push(...emitCapacity(plan, level));
  return lines;
}

/** Points that a rank spans where the loops of a level and inside it run. */
function extentOf(rank: readonly RankTerm[], level: number, points: NameOfPoints): string {
  if (rank.length === 0) return '1';
  const [{ dimension, coefficient }] = rank;
  if (rank.length === 1 && coefficient === 1) return points(level, dimension);
  const terms = rank.map((term) => `${term.coefficient} * (${points(level, term.dimension)} - 1)`);
  return `(1 + ${terms.join(' + ')})`;
}

function emitCapacity({ tables, ranks }: Plan, level: number): string[] {
  const capacity = tables.capacityWords[level];
  const least = tables.minUtilizedWords[level];
  if (capacity === Infinity && least === 0) return [];
  const kept = `kept${level}`;
  const words = ranks.map((_, s) => `${keptAt(level, s)} * ${tileOf(level, s)}`);
  const refuse = (reason: number) => `return refuse(batch, candidate, ${reason}, ${level}, ${kept});`;
  const lines = [`const ${kept} = ${words.join(' + ')};`];
  if (capacity < Infinity) lines.push(`if (${kept} > ${capacity}) ${refuse(Rejection.Capacity)}`);
  if (least > 0) lines.push(`if (${kept} < ${least}) ${refuse(Rejection.Utilization)}`);
  return lines;
}
