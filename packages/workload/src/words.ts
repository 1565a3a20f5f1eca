import { type Dataspace, type Problem, rankExtent } from '@loopwright/spec';

/** Words of a dataspace: the box that its ranks span, borders and gaps of strides included. */
export function wordsOf({ ranks }: Dataspace, { dimensions }: Problem): number {
  return ranks.reduce((words, rank) => words * rankExtent(rank, (dimension) => dimensions[dimension]!.bound), 1);
}
