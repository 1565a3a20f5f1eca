import type { Mapping, Problem } from '@loopwright/core';
import { rankExtent } from '@loopwright/spec';

/** [dataspace] words of the tiles that the loops of a level and inside it touch, whether there is room for them or not. */
export function tilesOf({ dimensions, dataspaces }: Problem, { levels }: Mapping, level: number): number[] {
  const extents = dimensions.map(({ bound }, d) => {
    const product = levels.slice(0, level + 1).reduce((points, { factors }) => points * factors[d], 1);
    return Math.min(product, bound);
  });
  return dataspaces.map(({ ranks }) =>
    ranks.reduce((words, rank) => words * rankExtent(rank, (dimension) => extents[dimension]), 1),
  );
}
