import type { Tables } from '../tables.ts';
import { emptyProbability, mostElements } from './density.ts';
import { cut, denseSpreads, handDown, type Spread } from './instance-spread.ts';
import type { MemoryRow } from './memory-rows.ts';
import type { KeptTile } from './representation.ts';
import type { NestLoop } from './sparse-nest.ts';
import type { SparseTables } from './sparse-tables.ts';
import { tileOf } from './tile-of.ts';

export interface SpatialQuestion {
  readonly dense: Tables;
  readonly sparse: SparseTables;
  readonly loops: readonly (readonly NestLoop[])[];
  /** [dataspace] innermost memory first. */
  readonly kept: readonly (readonly KeptTile[])[];
  /** Compute units of the dense nest. */
  readonly unitsUsed: number;
}

/** What metadata of a dataspace itself leaves out below every row. */
export function ownSpreads(question: SpatialQuestion, rows: readonly MemoryRow[], s: number): Spread[] {
  const spreads = denseSpreads(rows);
  const dense = denseSpreads(rows);
  const isOwn = rows.map((_, row) => {
    const keeper = keeperFrom(question, rows, s, row);
    if (!keeper?.format) return false;
    let share: number | undefined;
    for (const loop of spatialLoops(question, rows[row], s)) {
      const points = pointsInside(loop);
      share ??= 1 - emptyProbability(keeper.density, tileOf(question.dense.problem, s, points));
      cut(spreads[row], loop, elementShare(question, keeper, s, points, loop));
    }
    spreads[row].share = share ?? 1;
    return spreads[row].share !== 1;
  });
  handDown(spreads, dense, (row) => isOwn[row]);
  return spreads;
}

/** What a unit leaves out since what it is conditioned on is empty there. */
export function leaveOut(
  question: SpatialQuestion,
  rows: readonly MemoryRow[],
  row: number,
  { target, conditionOn }: { readonly target: number; readonly conditionOn: readonly number[] },
  spread: Spread,
): void {
  const { dense, sparse, kept } = question;
  const hasChild = kept[target].some(({ level }) => level < rows[row].level);
  let left = 1;
  for (const condition of conditionOn) {
    const keeper = keeperFrom(question, rows, condition, row);
    // Nobody knows where its zeros are.
    if (!keeper?.format) continue;
    let share: number | undefined;
    for (const loop of spatialLoops(question, rows[row], condition)) {
      const points = pointsInside(loop);
      const isShared = sparse.moves[target].has(loop.dimension);
      // The target's words stay where they are while loops that do not move them run: all that they meet counts.
      if (hasChild && isShared) multiplyStationary(question, rows, row, target, points);
      share ??= 1 - emptyProbability(keeper.density, tileOf(dense.problem, condition, points));
      cut(spread, loop, elementShare(question, keeper, condition, points, loop));
    }
    left *= share ?? 1;
  }
  spread.share = left;
}

function multiplyStationary(
  { kept, sparse, loops }: SpatialQuestion,
  rows: readonly MemoryRow[],
  from: number,
  target: number,
  points: number[],
): void {
  const keeper = kept[target].find(({ level }) => level >= rows[from].level)?.level ?? loops.length - 1;
  for (const row of rows.slice(from)) {
    if (row.level > keeper) return;
    for (const { isSpatial, bound, dimension } of row.loops) {
      if (isSpatial || bound === 1) continue;
      if (sparse.moves[target].has(dimension)) return;
      points[dimension] *= bound;
    }
  }
}

/** The most coordinates of a fiber that are not empty, as a share: the loop runs over one fiber at a time. */
function elementShare(
  { dense: { problem } }: SpatialQuestion,
  { density }: KeptTile,
  s: number,
  points: readonly number[],
  { dimension, bound }: NestLoop,
): number {
  const fiber = points.map((covered, d) => (d === dimension ? covered * bound : covered));
  return mostElements(density, tileOf(problem, s, fiber), tileOf(problem, s, points)) / bound;
}

/** Loops that spread a dataspace over instances, innermost first. */
function spatialLoops({ sparse }: SpatialQuestion, { loops }: MemoryRow, s: number): readonly NestLoop[] {
  return loops.filter(({ isSpatial, bound, dimension }) => isSpatial && bound > 1 && sparse.moves[s].has(dimension));
}

function pointsInside({ points, dimension, bound }: NestLoop): number[] {
  return points.map((covered, d) => (d === dimension ? covered / bound : covered));
}

/** The memory that has the dataspace for what lies inside a row. */
function keeperFrom(
  { kept }: SpatialQuestion,
  rows: readonly MemoryRow[],
  s: number,
  row: number,
): KeptTile | undefined {
  return kept[s].find(({ level }) => level >= rows[row].level);
}
