import type { Level, LevelMapping, Mapping } from '@loopwright/core';
import { type Axis, dimensionsAlong, type LoopPlace, type LoopTarget, moveLoop } from './move-loop.ts';

/** The loops of a level along one axis, outermost first, those of factor 1 left out. */
export interface LoopGroup {
  readonly level: number;
  readonly axis: Axis;
  readonly loops: readonly LoopPlace[];
  /** Where a loop can be put: `slots[i]` is directly outside `loops[i]`, the last one inside all of them. */
  readonly slots: readonly LoopTarget[];
}

/** [level] the groups of each level, Y before X: outside it. */
export function loopGroups(mapping: Mapping, levels: readonly Level[]): LoopGroup[][] {
  return levels.map((level, l) => axesOf(level, mapping.levels[l]).map((axis) => loopGroup(mapping, l, axis)));
}

/** Every place for a loop, the outermost first. */
export function allSlots(groups: readonly (readonly LoopGroup[])[]): LoopTarget[] {
  return groups.toReversed().flatMap((level) => level.flatMap(({ slots }) => slots));
}

export interface LoopStep {
  readonly mapping: Mapping;
  readonly to: LoopTarget;
}

/** Moves a loop out, or in, to the next place where that changes anything; undefined where there is none. */
export function stepLoop(
  mapping: Mapping,
  levels: readonly Level[],
  from: LoopPlace,
  direction: 'out' | 'in',
  bound: number,
): LoopStep | undefined {
  const slots = allSlots(loopGroups(mapping, levels));
  // The slot outside a loop has as `inner` the loop itself; the one inside it comes next.
  const own = slots.findIndex(({ level, inner }) => level === from.level && inner === from.dimension);
  const others = direction === 'out' ? slots.slice(0, own).reverse() : slots.slice(own + 2);
  for (const to of others) {
    const moved = moveLoop(mapping, from, to, bound);
    if (moved) return { mapping: moved, to };
  }
  return undefined;
}

function loopGroup(mapping: Mapping, level: number, axis: Axis): LoopGroup {
  const mapped = mapping.levels[level];
  const dimensions = dimensionsAlong(mapped, axis)
    .filter((dimension) => mapped.factors[dimension] > 1)
    .reverse();
  return {
    level,
    axis,
    loops: dimensions.map((dimension) => ({ level, dimension })),
    slots: [...dimensions, null].map((inner) => ({ level, axis, inner })),
  };
}

/** Axes along which a fan-out has children, or the mapping has loops. */
function axesOf(level: Level, mapped: LevelMapping): Axis[] {
  if (level.kind === 'memory') return ['time'];
  const runs = (axis: Axis) => dimensionsAlong(mapped, axis).some((dimension) => mapped.factors[dimension] > 1);
  const isY = level.fanoutY > 1 || runs('y');
  const isX = level.fanoutX > 1 || runs('x') || !isY;
  return [...(isY ? (['y'] as const) : []), ...(isX ? (['x'] as const) : [])];
}
