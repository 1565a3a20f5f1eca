import type { Nest } from '../nest.ts';
import { wordsOfTiles } from '../reuse.ts';
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
   * Words where every iteration of a loop and of those outside it brings a whole tile.
   */
  allTiles(level: number, dataspace: number, loop: number): number {
    this.#countPasses(loop);
    return wordsOfTiles(this.#tables, this.#nest, level, dataspace, this.passes);
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
}
