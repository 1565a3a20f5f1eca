import type { Level, LevelMapping, Mapping } from '@loopwright/core';
import { type Axis, dimensionsAlong, type LoopPlace, type LoopTarget, moveLoop } from './move-loop.ts';

/** The loops of a level along one axis, outermost first, those of factor 1 left out. */
export interface LoopGroup {
  readonly level: number;
  readonly axis: Axis;
  /** Loops outside all of these. */
  readonly depth: number;
  readonly loops: readonly LoopPlace[];
  /** Where a loop can be put: `slots[i]` is directly outside `loops[i]`, the last one inside all of them. */
  readonly slots: readonly LoopTarget[];
  /** Slots outside all of these. */
  readonly firstSlot: number;
}

/** The groups of all levels, the outermost first; at a fan-out Y before X, since it lies outside. */
export function loopGroups(mapping: Mapping, levels: readonly Level[]): LoopGroup[] {
  const groups: LoopGroup[] = [];
  let [depth, firstSlot] = [0, 0];
  for (let level = levels.length - 1; level >= 0; level--) {
    for (const axis of axesOf(levels[level], mapping.levels[level])) {
      const dimensions = movingAlong(mapping.levels[level], axis).toReversed();
      groups.push({
        level,
        axis,
        depth,
        loops: dimensions.map((dimension) => ({ level, dimension })),
        slots: [...dimensions, null].map((inner) => ({ level, axis, inner })),
        firstSlot,
      });
      depth += dimensions.length;
      firstSlot += dimensions.length + 1;
    }
  }
  return groups;
}

/** Every place for a loop, the outermost first. */
export function allSlots(groups: readonly LoopGroup[]): LoopTarget[] {
  return groups.flatMap(({ slots }) => slots);
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

/** Axes along which a fan-out has children, or the mapping has loops. */
function axesOf(level: Level, mapped: LevelMapping): Axis[] {
  if (level.kind === 'memory') return ['time'];
  const isY = level.fanoutY > 1 || movingAlong(mapped, 'y').length > 0;
  const isX = level.fanoutX > 1 || movingAlong(mapped, 'x').length > 0 || !isY;
  return [...(isY ? (['y'] as const) : []), ...(isX ? (['x'] as const) : [])];
}

function movingAlong(level: LevelMapping, axis: Axis): number[] {
  return dimensionsAlong(level, axis).filter((dimension) => level.factors[dimension] > 1);
}
