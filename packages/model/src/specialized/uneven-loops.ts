import type { Nest } from '../nest.ts';
import type { Tables } from '../tables.ts';
import type { ListedLoops } from './listed-loops.ts';
import { UnevenWalk } from './uneven-walk.ts';

/** The listed loops where last passes may be shorter, and what of reuse depends on their order there. */
export class UnevenLoops {
  /** [loop] its bound, and that of its last pass. */
  readonly loopBound: Float64Array;
  readonly loopLast: Float64Array;
  /** [dimension] passes that its loops make together; scratch. */
  readonly passes: Float64Array;

  readonly #tables: Tables;
  readonly #nest: Nest;
  readonly #listed: ListedLoops;
  readonly #walk: UnevenWalk;

  constructor(tables: Tables, nest: Nest, listed: ListedLoops) {
    this.loopBound = new Float64Array(listed.loopAt.length).fill(1);
    this.loopLast = new Float64Array(listed.loopAt.length).fill(1);
    this.passes = new Float64Array(tables.dimensions);
    this.#tables = tables;
    this.#nest = nest;
    this.#listed = listed;
    this.#walk = new UnevenWalk(tables, nest, listed, this.loopBound, this.loopLast);
  }

  /** Words that one child below a boundary is sent of a dataspace; `loop` is the innermost outside it that moves that. */
  wordsPerChild(level: number, dataspace: number, loop: number, uneven: number): number {
    const isWindow = (this.#tables.windowMask[dataspace] & (1 << this.#listed.loopDimension[loop])) !== 0;
    if (loop === 0 || (!isWindow && this.loopLast[loop] > 1)) return this.allTiles(level, dataspace, loop);
    return this.#walk.words(level, dataspace, loop, uneven);
  }

  /**
   * Words where every iteration of a loop and of those outside it brings a whole tile: summed rank by rank, as of the pieces
   * into which a dimension is cut, all but the last are full.
   */
  allTiles(level: number, dataspace: number, loop: number): number {
    const { relevantMask, rankStart, termStart, termDimension, termCoefficient, dimensions } = this.#tables;
    const { points, lastPoints } = this.#nest;
    const { passes } = this;
    const below = (level - 1) * dimensions;
    const relevant = relevantMask[dataspace];
    this.#countPasses(loop);
    let words = 1;
    for (let d = 0; d < dimensions; d++) if ((relevant & (1 << d)) === 0) words *= passes[d];
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

  #countPasses(innermost: number): void {
    const { loopDimension } = this.#listed;
    const { passes, loopBound, loopLast } = this;
    passes.fill(1);
    for (let loop = 1; loop <= innermost; loop++) {
      const d = loopDimension[loop];
      passes[d] = (passes[d] - 1) * loopBound[loop] + loopLast[loop];
    }
  }

  /**
   * Whether children of a fan-out might pass on words of a dataspace; never false where they do. `spatial` is the mask of
   * its loops, `temporal` that of the loops outside it, `innermost` the first of these.
   */
  mayForward(
    level: number,
    dataspace: number,
    innermost: number,
    spatial: number,
    temporal: number,
    uneven: number,
  ): boolean {
    const { windowMasks, windowMask, relevantMask } = this.#tables;
    const window = windowMask[dataspace];
    if (innermost === 0) return false;
    const first = 1 << this.#listed.loopDimension[innermost];
    if (this.loopLast[innermost] > 1 && (window & first) === 0) return false;
    const mixed = (spatial & ~relevantMask[dataspace]) === 0 ? 0 : uneven & window;
    const masks = windowMasks[dataspace];
    for (let k = 0; k < masks.length; k++) {
      const mask = masks[k];
      if ((mask & temporal) === 0) continue;
      const meets = (mask & spatial) !== 0 && several(mask & (spatial | temporal));
      if (meets || ((mask & mixed) !== 0 && several(mask & temporal))) {
        return this.#mayReach(level, dataspace, innermost, spatial, temporal, uneven);
      }
    }
    return false;
  }

  /** As in `Forwarding`: hardly known where the innermost loop moves nothing, or last passes along its rank are shorter. */
  #mayReach(
    level: number,
    dataspace: number,
    innermost: number,
    spatial: number,
    temporal: number,
    uneven: number,
  ): boolean {
    const { rankMask, dimensions } = this.#tables;
    const rank = rankMask[dataspace * dimensions + this.#listed.loopDimension[innermost]];
    if (rank === 0) return true;
    if ((rank & uneven) === 0) return this.#listed.mayReach(level, dataspace, innermost, spatial);
    return this.loopLast[innermost] === 1 || several(rank & temporal) || (rank & spatial) !== 0;
  }
}

function several(mask: number): boolean {
  return (mask & (mask - 1)) !== 0;
}
