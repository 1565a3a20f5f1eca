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
  /** [loop] 1 where its steps reach no neighbour's words. */
  readonly #apart: Uint8Array;

  constructor(tables: Tables, nest: Nest, listed: ListedLoops) {
    this.loopBound = new Float64Array(listed.loopAt.length).fill(1);
    this.loopLast = new Float64Array(listed.loopAt.length).fill(1);
    this.passes = new Float64Array(tables.dimensions);
    this.#tables = tables;
    this.#nest = nest;
    this.#listed = listed;
    this.#apart = new Uint8Array(listed.loopAt.length);
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
      if ((mask & temporal) === 0 || (mask & spatial) === 0 || !several(mask & (spatial | temporal))) continue;
      return this.#mayReach(level, dataspace, innermost, spatial);
    }
    for (let k = 0; mixed !== 0 && k < masks.length; k++) {
      if ((masks[k] & mixed) !== 0 && this.#mayShrink(level, dataspace, innermost, masks[k], uneven)) return true;
    }
    return false;
  }

  /**
   * Whether a step may bring anew what the step before it brought, which children at one offset then have. Such a tile is brought
   * whole though it lies inside the one before: a loop with a shorter last pass must move it on by less than it shrinks, after
   * inner loops moved it along the same rank, `mask`.
   */
  #mayShrink(level: number, dataspace: number, innermost: number, mask: number, uneven: number): boolean {
    const { addressStep, dimensions } = this.#tables;
    const { points, lastPoints, pointsBelow } = this.#nest;
    const { loopAt, loopDimension } = this.#listed;
    const row = dataspace * dimensions;
    const below = (level - 1) * dimensions;
    let shrinks = 0;
    for (let rest = mask; rest !== 0; rest &= rest - 1) {
      const d = 31 - Math.clz32(rest & -rest);
      shrinks += (points[below + d] - lastPoints[below + d]) * addressStep[row + d];
    }
    /** How far the loops inside move the tile at the most, and at the least. */
    let most = 0;
    let least = 0;
    for (let loop = innermost; loop > 0; loop--) {
      const d = loopDimension[loop];
      if ((mask & (1 << d)) === 0) continue;
      const shift = pointsBelow[loopAt[loop]] * addressStep[row + d];
      if ((uneven & (1 << d)) !== 0 && shift >= least && shift - most <= shrinks) return true;
      most += (this.loopBound[loop] - 1) * shift;
      least += (this.loopLast[loop] - 1) * shift;
    }
    return false;
  }

  /**
   * Whether the words of some step may lie as far from those of the step before as two children do, along every rank. These lie in
   * the tile before: where a step moves that on, they lie apart at least by that less what the tile shrinks.
   */
  #mayReach(level: number, dataspace: number, innermost: number, spatial: number): boolean {
    const { relevantMask, rankMask, dimensions } = this.#tables;
    const apart = this.#apart.fill(0, 0, innermost + 1);
    for (let rest = relevantMask[dataspace]; rest !== 0; ) {
      const mask = rankMask[dataspace * dimensions + 31 - Math.clz32(rest & -rest)];
      this.#setApart(level, dataspace, innermost, mask, spatial);
      rest &= ~mask;
    }
    for (let loop = innermost; loop > 0; loop--) if (apart[loop] === 0) return true;
    return false;
  }

  /** Notes the loops of which no step can reach a neighbour's words along a rank. */
  #setApart(level: number, dataspace: number, innermost: number, mask: number, spatial: number): void {
    const { addressStep, dimensions } = this.#tables;
    const { points, lastPoints, pointsBelow } = this.#nest;
    const { loopAt, loopDimension } = this.#listed;
    const row = dataspace * dimensions;
    const at = level * dimensions;
    let span = 0;
    for (let rest = mask & spatial; rest !== 0; rest &= rest - 1) {
      const d = 31 - Math.clz32(rest & -rest);
      span += (points[at + d] - pointsBelow[at + d]) * addressStep[row + d];
    }
    let shrinks = 0;
    for (let rest = mask; rest !== 0; rest &= rest - 1) {
      const d = 31 - Math.clz32(rest & -rest);
      shrinks += (pointsBelow[at + d] - lastPoints[at - dimensions + d]) * addressStep[row + d];
    }
    let most = 0;
    let least = 0;
    for (let loop = innermost; loop > 0; loop--) {
      const d = loopDimension[loop];
      const shift = (mask & (1 << d)) === 0 ? 0 : pointsBelow[loopAt[loop]] * addressStep[row + d];
      if (shift - least < -span || shift - most - shrinks > span) this.#apart[loop] = 1;
      most += (this.loopBound[loop] - 1) * shift;
      least += (this.loopLast[loop] - 1) * shift;
    }
  }
}

function several(mask: number): boolean {
  return (mask & (mask - 1)) !== 0;
}
