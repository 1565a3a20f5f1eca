import type { Architecture, Mapping } from '@loopwright/core';
import { dimensionsAlong, moveLoop } from './move-loop.ts';

/**
 * Has a loop of a fan-out that extends along one axis only run along that one: a factor given to a level says nothing of
 * axes. Other mappings are left alone.
 */
export function chooseAxis(mapping: Mapping, { levels }: Architecture, level: number, dimension: number): Mapping {
  const fanout = levels[level];
  if (fanout.kind !== 'fanout') return mapping;
  const { fanoutX, fanoutY } = fanout;
  const isAlongX = dimensionsAlong(mapping.levels[level], 'x').includes(dimension);
  const isOnlyOther = isAlongX ? fanoutX === 1 && fanoutY > 1 : fanoutY === 1 && fanoutX > 1;
  if (!isOnlyOther) return mapping;
  const axis = isAlongX ? 'y' : 'x';
  const inner = dimensionsAlong(mapping.levels[level], axis).at(-1) ?? null;
  return moveLoop(mapping, { level, dimension }, { level, axis, inner }, 1) ?? mapping;
}
