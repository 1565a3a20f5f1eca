import type { Nest } from '../nest.ts';
import type { Tables } from '../tables.ts';
import { extentOf } from '../tiles.ts';

/** Its bit is in no mask of dimensions. */
const NO_DIMENSION = 31;

/**
 * The temporal loops that the generated evaluator lists, from outside in, those of the innermost memory left out; number 0
 * stands for none, and moves nothing. What of reuse depends on their order is told here; see `wordsPerChild` in `reuse.ts` for why.
 */
export class ListedLoops {
  /** [loop] level * dimensions + dimension; the dimension; iterations of the loop and of all outside it. */
  readonly loopAt: Int32Array;
  readonly loopDimension: Int32Array;
  readonly loopIterations: Float64Array;
  /** [loop] its bound and that of its last pass, where any is shorter. */
  readonly loopBound: Float64Array;
  readonly loopLast: Float64Array;
  /** [dimension] the loop listed last; the second half takes loops of bound 1. */
  readonly lastLoop: Int32Array;

  readonly #tables: Tables;
  /** Its points are those of the candidate at hand. */
  readonly #nest: Nest;

  constructor(tables: Tables, nest: Nest) {
    const loops = tables.levels * tables.dimensions + 2;
    this.loopAt = new Int32Array(loops);
    this.loopDimension = new Int32Array(loops);
    this.loopDimension[0] = NO_DIMENSION;
    this.loopIterations = new Float64Array(loops).fill(1);
    this.loopBound = new Float64Array(loops).fill(2);
    this.loopLast = new Float64Array(loops).fill(2);
    this.lastLoop = new Int32Array(2 * tables.dimensions);
    this.#tables = tables;
    this.#nest = nest;
  }

  /** Words that one child below a boundary is sent of a dataspace; `loop` is the innermost outside it that moves that, along a window. */
  wordsPerChild(level: number, dataspace: number, loop: number, tile: number): number {
    const { loopAt, loopDimension, loopIterations } = this;
    const { relevantMask, rankMask, addressStep, dimensions } = this.#tables;
    const row = dataspace * dimensions;
    const dimension = loopDimension[loop];
    const { pointsBelow } = this.#nest;
    const relevant = relevantMask[dataspace];
    const rank = rankMask[row + dimension];
    const direction = pointsBelow[loopAt[loop]] * addressStep[row + dimension];
    const reused = this.#overlap(level, row + dimension, pointsBelow[loopAt[loop]], tile);
    let words = tile * loopIterations[loop] - reused * (loopIterations[loop] - loopIterations[loop - 1]);
    let moved = this.#sweep(loop, row);
    for (let outer = loop - 1; outer > 0; outer--) {
      const bit = 1 << loopDimension[outer];
      if ((relevant & bit) === 0) continue;
      if ((rank & bit) === 0) break;
      const move = pointsBelow[loopAt[outer]] * addressStep[row + loopDimension[outer]] - moved;
      const steps = loopIterations[outer] - loopIterations[outer - 1];
      if (move === direction) words -= reused * steps;
      else if (move === 0) words -= tile * steps;
      moved += this.#sweep(outer, row);
    }
    return words;
  }

  /** Whether a step of a loop leaves the tile below a level part of what it held. */
  overlaps(level: number, row: number, loop: number): boolean {
    return this.#overlap(level, row + this.loopDimension[loop], this.#nest.pointsBelow[this.loopAt[loop]], 1) > 0;
  }

  #sweep(loop: number, row: number): number {
    const at = this.loopAt[loop];
    const { points, pointsBelow } = this.#nest;
    return (points[at] - pointsBelow[at]) * this.#tables.addressStep[row + this.loopDimension[loop]];
  }

  /** Words that the tile below a level keeps in one step of a loop with this stride, which moves one rank. */
  #overlap(level: number, entry: number, stride: number, tile: number): number {
    const { appearanceStart, appearanceRank, appearanceStep, dimensions } = this.#tables;
    const appearance = appearanceStart[entry];
    const move = appearanceStep[appearance] * stride;
    const extent = extentOf(this.#tables, this.#nest.pointsBelow, level * dimensions, appearanceRank[appearance]);
    return move >= extent ? 0 : (tile / extent) * (extent - move);
  }
}
