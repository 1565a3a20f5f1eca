import { Rejection } from '../rejection.ts';
import type { MemoryRow } from './memory-rows.ts';
import type { NestLoop } from './sparse-nest.ts';

/** Instances along X and Y, and the share of them that is busy on average. */
export interface Spread {
  x: number;
  y: number;
  share: number;
}

/** [row] instances that the mapping asks for inside each row; last the one that all rows lie in. */
export function denseSpreads(rows: readonly MemoryRow[]): Spread[] {
  return [...rows, undefined].map((_, row) => denseSpread(rows, row));
}

/** Leaves out what a loop spreads but for a share. */
export function cut(spread: Spread, { isAlongX }: NestLoop, share: number): void {
  const axis = isAlongX ? 'x' : 'y';
  spread[axis] = left(spread[axis], share);
}

/** What is cut off outside is cut off inside, too, but for shares that are known there from the tensor itself. */
export function handDown(spreads: Spread[], before: readonly Spread[], isKnownAt: (row: number) => boolean): void {
  for (let row = spreads.length - 1; row > 0; row--) {
    const x = spreads[row].x / before[row].x;
    const y = spreads[row].y / before[row].y;
    if (x === 1 && y === 1) continue;
    let isKnown = false;
    for (let inner = row - 1; inner >= 0; inner--) {
      isKnown ||= isKnownAt(inner);
      if (!isKnown) spreads[inner].share *= spreads[row].share;
      spreads[inner].x = left(spreads[inner].x, x);
      spreads[inner].y = left(spreads[inner].y, y);
    }
  }
}

/** The outermost level whose children are too many for its fan-outs, by the first dataspace that has one. */
export function overfull(rows: readonly MemoryRow[], spreads: readonly (readonly Spread[])[]) {
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

/** Whole instances are cut off, as Timeloop does it, but for the last one: something has to do the work. */
function left(instances: number, share: number): number {
  return Math.max(1, Math.floor(instances * share));
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
