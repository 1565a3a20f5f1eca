import type { Problem } from '@loopwright/core';

/** Words of a tensor: each must pass the outermost memory once, whatever the mapping. */
export function compulsoryWords({ dimensions }: Problem, { ranks }: Problem['dataspaces'][number]): number {
  return ranks.reduce((words, rank) => {
    const extent = rank.reduce((sum, term) => sum + term.coefficient * (dimensions[term.dimension].bound - 1), 1);
    return words * extent;
  }, 1);
}
