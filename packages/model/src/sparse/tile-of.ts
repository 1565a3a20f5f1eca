import type { Problem } from '@loopwright/spec';
import type { Tile } from './density.ts';

/** The box of a dataspace that covers the points. */
export function tileOf({ dataspaces }: Problem, s: number, points: ArrayLike<number>): Tile {
  const extents = dataspaces[s].ranks.map((terms) =>
    terms.reduce((extent, { dimension, coefficient }) => extent + coefficient * (points[dimension] - 1), 1),
  );
  return { extents, words: extents.reduce((product, extent) => product * extent, 1) };
}
