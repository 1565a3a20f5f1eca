import { Rejection } from '../rejection.ts';
import type { Tables } from '../tables.ts';
import { emptyProbability, mostElements } from './density.ts';
import { type MemoryRow, memoryRows } from './memory-rows.ts';
import type { KeptTile } from './representation.ts';
import type { NestLoop } from './sparse-nest.ts';
import type { SparseTables } from './sparse-tables.ts';
import { tileOf } from './tile-of.ts';

/** Instances of a part: the most that a pass keeps busy, and the average over all passes. */
export interface Instances {
  readonly most: number;
  readonly average: number;
}

/** What a unit of the memory `level` leaves out of the instances inside it that work for `dataspace`. */
export interface LeftOut {
  readonly level: number;
  readonly dataspace: number;
  /** Share of the instances, on average. */
  readonly probability: number;
  readonly conditionOn: readonly number[];
}

/** What is left of the instances of a candidate. */
export interface SpatialSkipping {
  /** Of the memory `level` for a dataspace, out of `dense` that the mapping asks for. */
  instances(level: number, dataspace: number, dense: number): Instances;
  readonly units: Instances;
  /** Outermost first. */
  readonly leftOut: readonly LeftOut[];
}

export interface SpatialQuestion {
  readonly dense: Tables;
  readonly sparse: SparseTables;
  readonly loops: readonly (readonly NestLoop[])[];
  /** [dataspace] innermost memory first. */
  readonly kept: readonly (readonly KeptTile[])[];
  /** Compute units of the dense nest. */
  readonly unitsUsed: number;
}

/** Instances along X and Y, and the share of them that is busy on average. */
interface Spread {
  x: number;
  y: number;
  share: number;
}

/**
 * Leaves out the instances that would work on empty tiles: what a mapping spreads over more instances than there are may then fit.
 * The level whose children still are too many, if so. A row is a memory with the fan-outs inside it, and `spreads[s][row]` what
 * lies inside that row; whole instances are cut off, as Timeloop does it.
 */
export function skipSpatially(
  question: SpatialQuestion,
): SpatialSkipping | { readonly rejection: Rejection; readonly level: number; readonly needed: number } {
  const { dense, sparse, loops, kept } = question;
  const rows = memoryRows(dense, loops);
  const spreads = kept.map((_, s) => ownSpreads(question, rows, s));
  const before = spreads.map((of) => of.map((spread) => ({ ...spread })));
  const units = rows.flatMap(({ level }, row) => spatialOptions(sparse, level).map((option) => ({ ...option, row })));
  for (const { row, ...option } of units) leaveOut(question, rows, row, option, spreads[option.target][row]);
  for (const [s, of] of spreads.entries()) {
    handDown(of, before[s], (row) => units.some((unit) => unit.row === row && unit.target === s));
  }
  const leftOut = units.reverse().map(({ row, target, conditionOn }): LeftOut => {
    const probability = 1 - spreads[target][row].share;
    return { level: rows[row].level, dataspace: target, probability, conditionOn };
  });
  return (
    overfull(rows, spreads) ?? {
      instances(level, s, instances) {
        const { x, y, share } = spreads[s][rows.findIndex((row) => row.level === level) + 1];
        return { most: x * y, average: instances * share };
      },
      units: {
        most: Math.max(...spreads.map(([{ x }]) => x)) * Math.max(...spreads.map(([{ y }]) => y)),
        average: Math.max(...spreads.map(([{ share }]) => question.unitsUsed * share)),
      },
      leftOut,
    }
  );
}

/** What metadata of a dataspace itself leaves out below every row. */
function ownSpreads(question: SpatialQuestion, rows: readonly MemoryRow[], s: number): Spread[] {
  const spreads: Spread[] = [...rows, undefined].map((_, row) => denseSpread(rows, row));
  const dense = spreads.map((spread) => ({ ...spread }));
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
function leaveOut(
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

/** What is cut off outside is cut off inside, too, but for shares that are known there from the tensor itself. */
function handDown(spreads: Spread[], before: readonly Spread[], isKnownAt: (row: number) => boolean): void {
  for (let row = spreads.length - 1; row > 0; row--) {
    const x = spreads[row].x / before[row].x;
    const y = spreads[row].y / before[row].y;
    if (x === 1 && y === 1) continue;
    let isKnown = false;
    for (let inner = row - 1; inner >= 0; inner--) {
      isKnown ||= isKnownAt(inner);
      if (!isKnown) spreads[inner].share *= spreads[row].share;
      spreads[inner].x = Math.floor(spreads[inner].x * x);
      spreads[inner].y = Math.floor(spreads[inner].y * y);
    }
  }
}

function spatialOptions({ units }: SparseTables, level: number) {
  return units[level].flatMap(({ kind, options }) => (kind === 'spatial-skipping' ? options : []));
}

function overfull(rows: readonly MemoryRow[], spreads: readonly (readonly Spread[])[]) {
  for (const of of spreads) {
    for (let row = rows.length - 1; row >= 0; row--) {
      const { level, fanoutLevel, fanoutX, fanoutY } = rows[row];
      const x = Math.floor(of[row].x / of[row + 1].x);
      const y = Math.floor(of[row].y / of[row + 1].y);
      const at = fanoutLevel ?? level;
      if (x > fanoutX) return { rejection: Rejection.FanoutX, level: at, needed: x };
      if (y > fanoutY) return { rejection: Rejection.FanoutY, level: at, needed: y };
    }
  }
  return undefined;
}

function denseSpread(rows: readonly MemoryRow[], row: number): Spread {
  const spread: Spread = { x: 1, y: 1, share: 1 };
  for (const { loops } of rows.slice(row)) {
    for (const loop of loops) {
      if (loop.isSpatial) spread[loop.isAlongX ? 'x' : 'y'] *= loop.bound;
    }
  }
  return spread;
}

function cut(spread: Spread, { isAlongX }: NestLoop, share: number): void {
  const axis = isAlongX ? 'x' : 'y';
  spread[axis] = Math.floor(spread[axis] * share);
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
