import { type Problem, rankExtent } from '@loopwright/core';

/** Words of a tensor: each must pass the outermost memory once, whatever the mapping. */
export function compulsoryWords({ dimensions }: Problem, { ranks }: Problem['dataspaces'][number]): number {
  return ranks.reduce((words, rank) => words * rankExtent(rank, (dimension) => dimensions[dimension].bound), 1);
}
