import type { Problem } from '@loopwright/spec';
import { fixedStructured } from '../densities/fixed-structured.ts';
import { type DensityKind, type DensityModel, emptyProbability, type Tile } from '../density.ts';
import { type Occupancy, occupancyOf } from '../occupancy.ts';
import { round6 } from '../sparse-computes.ts';
import { tileOf } from '../tile-of.ts';
import { isEven } from './even-densities.ts';
import { TileLattice } from './tile-lattice.ts';

/** What is known of all tiles of one tensor together. By a distribution of which nothing else is known, nothing need be there. */
export interface LeastTensor {
  /** Share of the values that is not zero, as the compute units know it: six digits. */
  readonly density: number;
  /** Chance that a tile is empty, at the most. */
  readonly empty: number;
  /** Share of the words that are there, at the least. */
  readonly there: number;
  /** Where memories outside know zeros: share of the tiles that are sent at all, and of the words that are there in these. */
  readonly sentTiles: number;
  readonly sentWords: number;
  /** The same of tiles none of which is empty. */
  readonly sentFilled: number;
  /** Chance that the tile which covers these points [dimension] is empty; 1 where nothing is known. */
  emptyChance(points: Float64Array): number;
  /** Words of the tiles that fit, at the most, for each word of so much room. */
  wordsPerWord(room: number): number;
}

export function leastTensor(
  problem: Problem,
  s: number,
  density: DensityModel,
  kind: DensityKind | undefined,
): LeastTensor {
  const scalar = tileOf(
    problem,
    s,
    problem.dimensions.map(() => 1),
  );
  const share = density.expected(scalar);
  const operand = { density: round6(share) };
  if (!isEven(kind) || !TileLattice.isNumbered(problem, s)) {
    const nothing = { empty: 1, there: 0, sentTiles: 0, sentWords: 0, sentFilled: 0 };
    return { ...operand, ...nothing, emptyChance: () => 1, wordsPerWord: () => Number.POSITIVE_INFINITY };
  }
  const lattice = new TileLattice(problem, s, density);
  const words = [...new Set(lattice.words)].sort((a, b) => a - b);
  const tile = (words: number): Tile => ({ words, extents: [] });
  // Of values that lie anywhere small tiles are empty most often, and tiles of nearly the whole tensor hold no more than they must.
  const telling = kind === fixedStructured ? words : [words[0], words.at(-2) ?? words[0]];
  const sent = telling.map((words) => ({
    ...sentOf(density, tile(words)),
    empty: emptyProbability(density, tile(words)),
  }));
  return {
    ...operand,
    empty: emptyProbability(density, scalar),
    there: share,
    sentTiles: Math.min(1, ...sent.map(({ used }) => used)),
    sentFilled: Math.min(1, ...sent.filter((held) => held.empty === 0).map(({ used }) => used)),
    emptyChance: (points) => lattice.emptyChance(points),
    sentWords: Math.min(share, ...sent.map((held) => (held.used > 0 ? held.density * held.used : 0))),
    wordsPerWord: (room) =>
      words.reduce((most, own) => {
        const held = density.most(tile(own));
        return held <= room ? Math.max(most, own / held) : most;
      }, 1),
  };
}

/** What is held of a tile below a memory that knows zeros: only the first possible occupancy is taken for that of empty tiles. */
function sentOf(density: DensityModel, tile: Tile): Occupancy {
  const parent = { format: { ranks: [], innerToOuter: false, isCompressed: true } };
  const reachedWords = tile.words;
  return occupancyOf({ tile, reachedWords, density, format: null, fiberShapes: [], subtiles: [], parent });
}
