import type { Nest } from './nest.ts';
import type { Tables } from './tables.ts';
import { extentOf } from './tiles.ts';

/**
 * Temporal reuse: what one child below a boundary must be sent of a dataspace over the whole run, its tile being kept
 * from step to step. `loop` is the first temporal loop outside the boundary that moves it.
 *
 * Time advances by steps. A step of kind j increments temporal loop j and resets the temporal loops between the
 * boundary and j, so the tile moves by shift(j) less what the inner loops had moved it by. A step that does not move
 * the tile brings nothing; one that moves it like the first kind that moves it at all brings the words that are new;
 * any other brings the whole tile, since reuse does not survive a change of direction (the deltas between point sets of
 * Timeloop, ISPASS 2019, in its tile analysis).
 */
export function wordsPerChild(
  tables: Tables,
  nest: Nest,
  level: number,
  dataspace: number,
  loop: number,
  fullTile: number,
): number {
  const { temporalDimension, temporalLoops, iterations } = nest;
  if (loop === temporalLoops) return fullTile;
  const dimension = temporalDimension[loop];
  // A dimension that has its ranks for itself moves the tile by all its extent, and no later step brings it back to where
  // it was: every iteration from here on brings a whole tile.
  if ((tables.windowMask[dataspace] & (1 << dimension)) === 0) return fullTile * iterations[loop];
  const { temporalStride, temporalBound } = nest;
  const { addressStep } = tables;
  const row = dataspace * tables.dimensions;
  const relevant = tables.relevantMask[dataspace];
  const rank = tables.rankMask[row + dimension];
  const direction = temporalStride[loop] * addressStep[row + dimension];
  const reused = fullTile - freshWords(tables, nest, level, dataspace, loop, fullTile);
  let words = fullTile * iterations[loop] - reused * (iterations[loop] - iterations[loop + 1]);
  let moved = (temporalBound[loop] - 1) * direction;
  for (let outer = loop + 1; outer < temporalLoops; outer++) {
    const bit = 1 << temporalDimension[outer];
    if ((relevant & bit) === 0) continue;
    // Once the tile has moved along another rank, it never lies one step, or none, from where it was.
    if ((rank & bit) === 0) break;
    const shift = temporalStride[outer] * addressStep[row + temporalDimension[outer]];
    const move = shift - moved;
    if (move === direction) words -= reused * (iterations[outer] - iterations[outer + 1]);
    else if (move === 0) words -= fullTile * (iterations[outer] - iterations[outer + 1]);
    moved += (temporalBound[outer] - 1) * shift;
  }
  return words;
}

/** How far every temporal loop moves the tile of one dataspace. */
export class Shifts {
  dataspace = 0;
  /** [temporal loop] address by which one step moves it, and all steps of one pass together. */
  readonly shift: Float64Array;
  readonly sweep: Float64Array;
  #known = false;

  constructor(loops: number) {
    this.shift = new Float64Array(loops);
    this.sweep = new Float64Array(loops);
  }

  /** Turns to a dataspace of the candidate at hand. */
  turnTo(dataspace: number): void {
    this.dataspace = dataspace;
    this.#known = false;
  }

  /** The shifts, worked out when they are first asked for: few steps need them. */
  at(tables: Tables, nest: Nest): this {
    if (!this.#known) this.#measure(tables, nest);
    return this;
  }

  #measure(tables: Tables, nest: Nest): void {
    const { addressStep, dimensions } = tables;
    const { temporalDimension, temporalBound, temporalStride, temporalLoops } = nest;
    const { shift, sweep } = this;
    const steps = this.dataspace * dimensions;
    for (let loop = 0; loop < temporalLoops; loop++) {
      const own = temporalStride[loop] * addressStep[steps + temporalDimension[loop]];
      shift[loop] = own;
      sweep[loop] = (temporalBound[loop] - 1) * own;
    }
    this.#known = true;
  }
}

/** Words of the tile below a level that one step of a temporal loop makes new: the tile less its overlap with itself. */
export function freshWords(
  tables: Tables,
  nest: Nest,
  level: number,
  dataspace: number,
  loop: number,
  fullTile: number,
): number {
  const { dimensions, appearanceStart, appearanceRank, appearanceStep } = tables;
  const { pointsBelow } = nest;
  const below = level * dimensions;
  const entry = dataspace * dimensions + nest.temporalDimension[loop];
  const stride = nest.temporalStride[loop];
  let overlap = fullTile;
  for (let appearance = appearanceStart[entry]; appearance < appearanceStart[entry + 1]; appearance++) {
    const rank = appearanceRank[appearance];
    const move = appearanceStep[appearance] * stride;
    const extent = extentOf(tables, pointsBelow, below, rank);
    if (move >= extent) return fullTile;
    overlap = (overlap / extent) * (extent - move);
  }
  return fullTile - overlap;
}

/**
 * Words that one child is sent where last passes are shorter and every iteration from the first relevant loop outwards
 * brings a whole tile, as in `wordsPerChild`. Tiles of all passes are summed rank by rank: of the pieces into which a
 * dimension is cut, all but the last are full. Negative where that does not hold.
 */
export function wholeTilesUnevenly(tables: Tables, nest: Nest, level: number, dataspace: number): number {
  const { relevantMask, windowMask } = tables;
  const { temporalDimension, temporalLast, temporalLoops, passes } = nest;
  const relevant = relevantMask[dataspace];
  let loop = nest.temporalStart[level];
  while (loop < temporalLoops && !(relevant & (1 << temporalDimension[loop]))) loop++;
  if (loop === temporalLoops) return -1;
  // In a pass of a single iteration the tile would stay for the next step.
  const staysPut = temporalLast[loop] === 1 || (windowMask[dataspace] & (1 << temporalDimension[loop])) !== 0;
  if (staysPut || !tables.hasOwnRanks[dataspace]) return -1;
  nest.countPassesFrom(loop);
  return wordsOfTiles(tables, nest, level, dataspace, passes);
}

/**
 * Words of the tiles below a level where every iteration brings a whole one: summed rank by rank, as of the pieces into which a
 * dimension is cut, all but the last are full.
 *
 * @param passes [dimension] pieces into which the loops cut it
 */
export function wordsOfTiles(
  { relevantMask, rankStart, termStart, termDimension, termCoefficient, dimensions }: Tables,
  { points, lastPoints }: Nest,
  level: number,
  dataspace: number,
  passes: ArrayLike<number>,
): number {
  const below = (level - 1) * dimensions;
  const relevant = relevantMask[dataspace];
  let words = 1;
  for (let d = 0; d < dimensions; d++) if (!(relevant & (1 << d))) words *= passes[d];
  for (let rank = rankStart[dataspace]; rank < rankStart[dataspace + 1]; rank++) {
    let pieces = 1;
    for (let term = termStart[rank]; term < termStart[rank + 1]; term++) pieces *= passes[termDimension[term]];
    let extents = pieces;
    for (let term = termStart[rank]; term < termStart[rank + 1]; term++) {
      const d = termDimension[term];
      const covered = (passes[d] - 1) * points[below + d] + lastPoints[below + d];
      extents += termCoefficient[term] * (covered - passes[d]) * (pieces / passes[d]);
    }
    words *= extents;
  }
  return words;
}
