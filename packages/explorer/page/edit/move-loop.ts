import type { LevelMapping, Mapping } from '@loopwright/core';
import { coverBound } from './cover-bound.ts';
import { factorsOf, withFactors } from './set-factor.ts';

/** The loops of a level along one axis. Memories have one, `time`; fan-outs have two, those along Y outside those along X. */
export type Axis = 'time' | 'x' | 'y';

/** A loop: its dimension at a level. */
export interface LoopPlace {
  readonly level: number;
  readonly dimension: number;
}

/** Where a loop goes to: directly outside the loop `inner` of that level and axis, or innermost where that is null. */
export interface LoopTarget {
  readonly level: number;
  readonly axis: Axis;
  readonly inner: number | null;
}

/** Dimensions of a level's loops along an axis, innermost first; those of factor 1 included. */
export function dimensionsAlong(level: LevelMapping, axis: Axis): readonly number[] {
  const { permutation, split } = level;
  if (axis === 'time') return permutation;
  return axis === 'x' ? permutation.slice(0, split) : permutation.slice(split);
}

/**
 * Moves a loop within its level, or to another one, where its factor multiplies that of the dimension's loop there.
 * Undefined where nothing changes.
 */
export function moveLoop(mapping: Mapping, from: LoopPlace, to: LoopTarget, bound: number): Mapping | undefined {
  const { dimension } = from;
  if (to.inner === dimension && to.level === from.level) return undefined;
  const level = placeLoop(mapping.levels[to.level], dimension, to);
  const placed: Mapping = { levels: mapping.levels.with(to.level, level) };
  if (from.level === to.level) return isSameOrder(level, mapping.levels[to.level]) ? undefined : placed;
  const { factors } = factorsOf(mapping, dimension);
  // A last pass that is shorter makes the product too large: what the other levels leave is exact.
  const merged = coverBound(factors.with(from.level, 1), to.level, bound);
  return merged && withFactors(placed, dimension, merged);
}

function placeLoop(level: LevelMapping, dimension: number, { axis, inner }: LoopTarget): LevelMapping {
  const others = (along: Axis) => dimensionsAlong(level, along).filter((other) => other !== dimension);
  const put = (list: readonly number[]) => {
    const at = inner === null || inner === dimension ? 0 : list.indexOf(inner) + 1;
    return [...list.slice(0, at), dimension, ...list.slice(at)];
  };
  if (axis === 'time') return { ...level, permutation: put(others('time')) };
  const x = axis === 'x' ? put(others('x')) : others('x');
  const y = axis === 'y' ? put(others('y')) : others('y');
  return { ...level, permutation: [...x, ...y], split: x.length };
}

/** Loops of factor 1 run nothing, wherever they stand. */
function isSameOrder(one: LevelMapping, other: LevelMapping): boolean {
  const loops = (level: LevelMapping, axis: Axis) =>
    dimensionsAlong(level, axis)
      .filter((dimension) => level.factors[dimension] > 1)
      .join();
  const axes: readonly Axis[] = ['x', 'y', 'time'];
  return axes.every((axis) => loops(one, axis) === loops(other, axis));
}
