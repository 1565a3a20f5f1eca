import type { Nest } from '../nest.ts';
import type { Tables } from '../tables.ts';
import type { ListedLoops } from './listed-loops.ts';
import { StepBlocks } from './step-blocks.ts';

/** Most dimensions whose last passes may be shorter: each doubles the contexts. */
export const MOST_UNEVEN = 6;
const MOST_CONTEXTS = 2 ** MOST_UNEVEN;
/** Blocks of a full pass and of the last one. */
const FULL = MOST_CONTEXTS;
const LAST = MOST_CONTEXTS + 1;

/**
 * What one child is sent where last passes are shorter: `ImperfectReuse` for the listed loops, nothing forwarded and no dimension
 * in two ranks. Built from inside out, loop by loop: a block (a loop and all inside it) depends on the context alone, the set of
 * dimensions whose loops outside are all in their last iteration. Dimensions without a loop outside are always in it: so most loops
 * have two contexts.
 */
export class UnevenWalk {
  readonly #tables: Tables;
  readonly #nest: Nest;
  readonly #listed: ListedLoops;
  /** [level * dimensions + dimension] pieces into which the loops of a level and outside it cut the dimension. */
  readonly #pieces: Float64Array;
  /** [dataspace * dimensions + dimension] the rank that it moves, -1 for none, and by how many points. */
  readonly #rankOf: Int32Array;
  readonly #coefficient: Float64Array;
  /** [context bit] its dimension, outermost loop first; and [loop] the bit of its dimension, and the bits of loops outside it. */
  readonly #dimensionOf = new Int32Array(MOST_UNEVEN);
  readonly #bit: Int32Array;
  readonly #outside: Int32Array;
  /** [context bit] pieces into which the loops outside cut its dimension. */
  readonly #passes = new Float64Array(MOST_UNEVEN);
  readonly #blocks = new StepBlocks(MOST_CONTEXTS + 2);
  readonly #ranks: number;
  /** [context * ranks + rank] extent of the tile in a pass, and how far the loops so far have moved it at its end. */
  readonly #extent: Float64Array;
  readonly #moved: Float64Array;

  #dataspace = 0;
  /** Bits whose loops so far begin in a full pass. */
  #begun = 0;

  constructor(tables: Tables, nest: Nest, listed: ListedLoops, pieces: Float64Array) {
    const loops = listed.loopAt.length;
    const { dimensions, dataspaces, rankStart, termStart, termDimension, termCoefficient } = tables;
    this.#tables = tables;
    this.#nest = nest;
    this.#listed = listed;
    this.#pieces = pieces;
    this.#rankOf = new Int32Array(dataspaces * dimensions).fill(-1);
    this.#coefficient = new Float64Array(dataspaces * dimensions);
    for (let s = 0; s < dataspaces; s++) {
      for (let rank = rankStart[s]; rank < rankStart[s + 1]; rank++) {
        for (let term = termStart[rank]; term < termStart[rank + 1]; term++) {
          this.#rankOf[s * dimensions + termDimension[term]] = rank;
          this.#coefficient[s * dimensions + termDimension[term]] = termCoefficient[term];
        }
      }
    }
    this.#bit = new Int32Array(loops);
    this.#outside = new Int32Array(loops);
    this.#ranks = rankStart[dataspaces];
    this.#extent = new Float64Array(MOST_CONTEXTS * this.#ranks);
    this.#moved = new Float64Array(MOST_CONTEXTS * this.#ranks);
  }

  /**
   * Words over the whole run; `innermost` is the first loop outside the level that moves the dataspace, `uneven` the mask of the
   * dimensions with a shorter last pass, `MOST_UNEVEN` at the most.
   */
  words(level: number, dataspace: number, innermost: number, uneven: number): number {
    this.#dataspace = dataspace;
    const all = this.#findContexts(innermost, uneven);
    this.#measureTiles((level - 1) * this.#tables.dimensions, all, uneven);
    this.#begun = 0;
    const row = dataspace * this.#tables.dimensions;
    const own = this.#rankOf[row + this.#listed.loopDimension[innermost]];
    let isAlongOne = true;
    for (let loop = innermost; loop > 0; loop--) {
      const rank = this.#rankOf[row + this.#listed.loopDimension[loop]];
      if (isAlongOne && rank >= 0 && rank !== own) {
        if (this.#beginsAnew(loop, all)) return this.#wordsOfPasses(loop, all);
        isAlongOne = false;
      }
      this.#addLoop(loop, all);
    }
    return this.#volumeOf(all & ~this.#begun) + this.#blocks.wordsOf(all);
  }

  /**
   * Whether every step of a loop and of those outside it changes direction, where blocks inside have moved along one rank and the loop
   * is the first along another: then each pass of a block begins with a whole tile and without direction.
   */
  #beginsAnew(loop: number, all: number): boolean {
    const bit = this.#bit[loop];
    if (bit !== 0 && this.#listed.loopLast[loop] === 1) return false;
    const blocks = this.#blocks;
    const least = all & ~(this.#outside[loop] | bit);
    for (let context = all; context >= least; context--) if (blocks.directionOf(context) === 0) return false;
    return true;
  }

  /** Words of all passes of the blocks inside a loop, each from its first tile on: those in one context are alike. */
  #wordsOfPasses(loop: number, all: number): number {
    const passes = this.#passes;
    for (let outer = 1; outer <= loop; outer++) {
      const bit = this.#bit[outer];
      if (bit !== 0) passes[31 - Math.clz32(bit)] = this.#pieces[this.#listed.loopAt[outer]];
    }
    const free = this.#outside[loop] | this.#bit[loop];
    let lasts = this.#listed.loopIterations[loop];
    for (let at = 0; free >> at !== 0; at++) lasts /= passes[at];
    let words = 0;
    for (let context = all; context >= (all & ~free); context--) {
      let times = lasts;
      for (let at = 0; free >> at !== 0; at++) if (((context >> at) & 1) === 0) times *= passes[at] - 1;
      words += times * (this.#volumeOf(context & ~this.#begun) + this.#blocks.wordsOf(context));
    }
    return words;
  }

  /** Gives a bit to every uneven dimension with a loop. */
  #findContexts(innermost: number, uneven: number): number {
    const { loopDimension } = this.#listed;
    let bits = 0;
    let rest = uneven;
    for (let loop = 1; loop <= innermost; loop++) {
      const d = loopDimension[loop];
      this.#outside[loop] = (1 << bits) - 1;
      if ((rest & (1 << d)) !== 0) {
        rest &= ~(1 << d);
        this.#dimensionOf[bits++] = d;
      }
      this.#bit[loop] = 0;
      if ((uneven & (1 << d)) === 0) continue;
      for (let bit = 0; bit < bits; bit++) if (this.#dimensionOf[bit] === d) this.#bit[loop] = 1 << bit;
    }
    return (1 << bits) - 1;
  }

  #measureTiles(below: number, all: number, uneven: number): void {
    const { rankStart, termStart, termDimension, termCoefficient } = this.#tables;
    const { points, lastPoints } = this.#nest;
    for (let context = 0; context <= all; context++) {
      let last = uneven;
      for (let rest = all & ~context; rest !== 0; rest &= rest - 1) {
        last &= ~(1 << this.#dimensionOf[31 - Math.clz32(rest & -rest)]);
      }
      for (let rank = rankStart[this.#dataspace]; rank < rankStart[this.#dataspace + 1]; rank++) {
        let extent = 1;
        for (let term = termStart[rank]; term < termStart[rank + 1]; term++) {
          const d = termDimension[term];
          const covered = ((last >> d) & 1) === 0 ? points[below + d] : lastPoints[below + d];
          extent += termCoefficient[term] * (covered - 1);
        }
        this.#extent[context * this.#ranks + rank] = extent;
        this.#moved[context * this.#ranks + rank] = 0;
      }
      this.#blocks.clear(context);
    }
  }

  /** Makes of the blocks inside a loop those with it, in every context that the loops outside it leave. */
  #addLoop(loop: number, all: number): void {
    const entry = this.#dataspace * this.#tables.dimensions + this.#listed.loopDimension[loop];
    const stride = this.#nest.pointsBelow[this.#listed.loopAt[loop]] * this.#coefficient[entry];
    const rank = this.#rankOf[entry];
    const bit = this.#bit[loop];
    const bound = this.#listed.loopBound[loop];
    const last = this.#listed.loopLast[loop];
    const blocks = this.#blocks;
    // From larger sets down: a last pass is made of the full one, which is still that of the inner loops.
    for (let context = all; context >= all - this.#outside[loop]; context--) {
      const full = context & ~bit;
      const iterations = full === context ? bound : last;
      if (full === context) {
        this.#beginPass(FULL, rank, stride, context, context);
        blocks.append(context, FULL, bound - 1);
      } else if (last > 1) {
        this.#beginPass(LAST, rank, stride, full, context);
        blocks.copy(full, context);
        if (last > 2) {
          this.#beginPass(FULL, rank, stride, full, full);
          blocks.append(context, FULL, last - 2);
        }
        blocks.append(context, LAST, 1);
      }
      if (rank >= 0) this.#moved[context * this.#ranks + rank] += (iterations - 1) * stride;
    }
    if (last > 1) this.#begun |= bit;
  }

  /** The step of a loop from the end of what is inside it in one context to its beginning in another, and all that follows there. */
  #beginPass(block: number, own: number, stride: number, held: number, next: number): void {
    const { rankStart, rankWeight } = this.#tables;
    const extents = this.#extent;
    const ofHeld = held * this.#ranks;
    const ofNext = (next & ~this.#begun) * this.#ranks;
    let volume = 1;
    let overlap = 1;
    let turn = 0;
    for (let rank = rankStart[this.#dataspace]; rank < rankStart[this.#dataspace + 1]; rank++) {
      const move = (rank === own ? stride : 0) - this.#moved[ofHeld + rank];
      const before = extents[ofHeld + rank];
      const extent = extents[ofNext + rank];
      volume *= extent;
      overlap *= Math.max(0, Math.min(move + extent, before) - Math.max(move, 0));
      turn += (extent === before ? move : roundAway(move + (extent - before) / 2)) * rankWeight[rank];
    }
    this.#blocks.begin(block, turn, volume, volume - overlap, next);
  }

  #volumeOf(context: number): number {
    const { rankStart } = this.#tables;
    let volume = 1;
    for (let rank = rankStart[this.#dataspace]; rank < rankStart[this.#dataspace + 1]; rank++) {
      volume *= this.#extent[context * this.#ranks + rank];
    }
    return volume;
  }
}

function roundAway(value: number): number {
  return value < 0 ? -Math.floor(0.5 - value) : Math.floor(value + 0.5);
}
