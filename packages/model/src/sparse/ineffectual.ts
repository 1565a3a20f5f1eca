import type { Problem } from '@loopwright/spec';
import { emptyProbability } from './density.ts';
import type { NestLoop } from './sparse-nest.ts';
import type { SparseTables } from './sparse-tables.ts';
import { tileOf } from './tile-of.ts';

/** Where an option of a unit saves: reads of `target` at the memory `level` that go to its next memory inside, or the computes. */
export interface SavedReads {
  readonly problem: Problem;
  readonly tables: SparseTables;
  readonly loops: readonly (readonly NestLoop[])[];
  readonly target: number;
  readonly level: number;
  /** Level of the next memory inside that keeps the target; -1 where the compute units are next. */
  readonly childLevel: number;
  readonly blockWords: number;
}

/**
 * Chance that such a read is in vain since a tile of one of `conditionOn` is empty: that which meets the words read in all the
 * iterations for which these stay.
 */
export function ineffectualProbability(reads: SavedReads, conditionOn: readonly number[]): number {
  const target = targetLoop(reads);
  const stationary = stationaryLoops(reads, target);
  let effectual = 1;
  for (const condition of conditionOn) {
    const tile = conditionPoints(reads, target, stationary, condition);
    if (!tile) continue;
    const empty = emptyProbability(reads.tables.densities[condition], tileOf(reads.problem, condition, tile));
    effectual *= 1 - empty;
  }
  return 1 - effectual;
}

interface TargetLoop extends NestLoop {
  readonly level: number;
  readonly index: number;
  /** True where words are read one by one: no loop lies inside. */
  readonly isScalar: boolean;
}

/** The innermost loop that changes which words of the target are read. */
function targetLoop({ tables, loops, target, level, childLevel }: SavedReads): TargetLoop {
  const moves = tables.moves[target];
  for (let l = childLevel + 1; l <= level; l++) {
    for (const [index, loop] of loops[l].entries()) {
      const movesTarget = loop.bound > 1 && moves.has(loop.dimension);
      if (childLevel >= 0 ? movesTarget : !loops[l][index + 1]?.isSpatial || movesTarget) {
        const isScalar = childLevel < 0 && !loops[l][index + 1]?.isSpatial && !loop.isSpatial;
        return { ...loop, level: l, index, isScalar };
      }
    }
  }
  const index = loops[level].length - 1;
  return { ...loops[level][index], level, index, isScalar: false };
}

/** Loops outside the target loop during which its words stay: spatial ones, and temporal ones that do not move the target. */
function stationaryLoops(
  { tables, loops, target, level, childLevel }: SavedReads,
  from: TargetLoop,
): readonly NestLoop[] {
  const moves = tables.moves[target];
  const stationary: NestLoop[] = [];
  let isPast = !from.isSpatial;
  for (let l = from.level; l <= level; l++) {
    for (const loop of loops[l].slice(l === from.level ? from.index + 1 : 0)) {
      if (loop.bound === 1) continue;
      const staysAbove = !isPast && !loop.isSpatial && childLevel >= 0 && !moves.has(loop.dimension);
      if (loop.isSpatial || staysAbove) stationary.push(loop);
      if (from.isSpatial && !loop.isSpatial && (childLevel < 0 || moves.has(loop.dimension))) isPast = true;
    }
  }
  return stationary;
}

/**
 * [dimension] points of the tile that must be empty; undefined where the tensor is run through in another order than the target,
 * so that nothing is known of it in time.
 */
function conditionPoints(
  { problem, tables, target, blockWords }: SavedReads,
  loop: TargetLoop,
  stationary: readonly NestLoop[],
  condition: number,
): readonly number[] | undefined {
  const inside = loop.isScalar ? loop.points.map(() => 1) : loop.points;
  const points = [...inside];
  for (const { dimension, bound } of stationary) points[dimension] *= bound;
  const shared = new Map<number, number>();
  let together = 1;
  if (!loop.isScalar) {
    for (const { dimension, bound } of [loop, ...stationary]) {
      const movesCondition = tables.moves[condition].has(dimension);
      if (loop.isSpatial && shared.size > 0 && movesCondition) return undefined;
      if (!movesCondition || !tables.moves[target].has(dimension)) continue;
      shared.set(dimension, (shared.get(dimension) ?? 1) * bound);
      together *= bound;
    }
  }
  // No less than a block is read, and so saved.
  let blocks = Math.ceil(blockWords / (tileOf(problem, target, inside).words / together));
  for (const [dimension, bound] of [...shared].sort(([a], [b]) => a - b)) {
    points[dimension] = Math.ceil(points[dimension] / (bound / blocks));
    blocks /= bound;
  }
  if (blocks > 1) points[loop.dimension] = Math.floor(points[loop.dimension] * blocks);
  return points;
}
