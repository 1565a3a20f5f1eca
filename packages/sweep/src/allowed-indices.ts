import type { DesignSpace } from '@loopwright/core';

/** Of the combinations that the conditions allow. */
export function allowedIndices(space: DesignSpace): number[] {
  const indices: number[] = [];
  for (let index = 0; index < space.size; index++) if (space.allows(index)) indices.push(index);
  return indices;
}
