import type { CandidateBatch } from '@loopwright/mapspace';
import { Neighbours } from '../neighbours.ts';
import type { Nest } from '../nest.ts';
import type { Tables } from '../tables.ts';
import type { ListedLoops } from './listed-loops.ts';

/** Tells whether children of a fan-out might pass words of a dataspace on, from the loops that a candidate lists. */
export class ForwardingTest {
  readonly #tables: Tables;
  /** Its points are those of the candidate at hand. */
  readonly #nest: Nest;
  readonly #listed: ListedLoops;
  /** Spatial loops of a fan-out, unsorted. */
  readonly #spatial: { loops: number; readonly shift: Float64Array; readonly bound: Float64Array };
  readonly #neighbours: Neighbours;
  /** Whether the neighbours are those of the candidate at hand. */
  #isListed = false;

  constructor(tables: Tables, nest: Nest, listed: ListedLoops) {
    this.#tables = tables;
    this.#nest = nest;
    this.#listed = listed;
    // One of bound 1 behind the last is written, too.
    const spatialLoops = tables.dimensions + 1;
    this.#spatial = { loops: 0, shift: new Float64Array(spatialLoops), bound: new Float64Array(spatialLoops) };
    this.#neighbours = new Neighbours(tables.dimensions, tables.mostChildren);
  }

  /**
   * Never false where they do: then some step brings what lies as far from the words of the step before as two neighbours do.
   * `innermost` is the first loop outside, `spatial` the mask of the fan-out's loops, `children` their number, `uneven` the mask of
   * the dimensions with a shorter last pass.
   * The innermost loop must move a window or have a single iteration in last passes: every other step follows one of its. Where it
   * brings nothing, no neighbour holds anything new; where it moves the tile along a rank of its own, no two children lie as far
   * apart, and no later step moves back.
   */
  mayForward(
    batch: CandidateBatch,
    candidate: number,
    level: number,
    dataspace: number,
    innermost: number,
    spatial: number,
    children: number,
    uneven: number,
  ): boolean {
    const { relevantMask, rankMask, dimensions } = this.#tables;
    const { loopDimension, loopLast } = this.#listed;
    const row = dataspace * dimensions;
    const first = 1 << loopDimension[innermost];
    const leads = (uneven & first) === 0 || loopLast[innermost] > 1;
    // Later steps undo at least what that loop has moved along its rank.
    const along = leads ? rankMask[row + loopDimension[innermost]] : relevantMask[dataspace];
    const reach = this.#span(level, row, spatial & along) + this.#shrinks(level, row, uneven & along);
    const moving = uneven & relevantMask[dataspace];
    // Where it brings part of a tile, only steps that move as far bring as many words.
    const isPart = leads && this.#listed.overlaps(level, row, innermost) && this.#shrinks(level, row, moving) === 0;
    const outermost = isPart ? innermost : 1;
    this.#isListed = false;
    /** Dimensions in their last passes at the end of the step before. */
    for (let last = moving; ; last = (last - 1) & moving) {
      let moved = 0;
      let movedAlong = 0;
      /** Dimensions that the loops inside begin anew, in a full pass. */
      let begun = 0;
      for (let loop = innermost; loop >= outermost; loop--) {
        const own = 1 << loopDimension[loop];
        const shift = this.#shift(loop, row);
        const shiftAlong = (along & own) === 0 ? 0 : shift;
        if ((last & own) === 0 && Math.abs(shiftAlong - movedAlong) <= reach) {
          if (!this.#isListed) this.#list(batch, candidate, level, row, children);
          const changed = (last & begun) | (moving & own & ~begun);
          if (this.#meets(shift - moved, this.#shrinks(level, row, changed))) return true;
        }
        const isShort = (last & own) !== 0;
        const sweep = isShort ? (loopLast[loop] - 1) * shift : this.#sweep(loop, row);
        moved += sweep;
        if ((along & own) !== 0) movedAlong += sweep;
        if (loopLast[loop] > 1) begun |= own;
      }
      if (last === 0) return false;
    }
  }

  /** Whether neighbours lie as far apart as a step moves the tile; its words may lie at either end of one that grows or shrinks. */
  #meets(move: number, slack: number): boolean {
    return (move !== 0 || slack > 0) && this.#neighbours.anyWithin(Math.abs(move), slack);
  }

  #shift(loop: number, row: number): number {
    return (
      this.#nest.pointsBelow[this.#listed.loopAt[loop]] *
      this.#tables.addressStep[row + this.#listed.loopDimension[loop]]
    );
  }

  #sweep(loop: number, row: number): number {
    const at = this.#listed.loopAt[loop];
    const { points, pointsBelow } = this.#nest;
    return (points[at] - pointsBelow[at]) * this.#tables.addressStep[row + this.#listed.loopDimension[loop]];
  }

  /** How far the children along some dimensions lie apart at the most. */
  #span(level: number, row: number, mask: number): number {
    const { addressStep, dimensions } = this.#tables;
    const { points, pointsBelow } = this.#nest;
    let span = 0;
    for (let rest = mask; rest !== 0; rest &= rest - 1) {
      const d = 31 - Math.clz32(rest & -rest);
      const at = level * dimensions + d;
      span += (points[at] - pointsBelow[at]) * addressStep[row + d];
    }
    return span;
  }

  /** By how much the tile of one child is shorter in last passes. */
  #shrinks(level: number, row: number, mask: number): number {
    const { addressStep, dimensions } = this.#tables;
    const { points, lastPoints } = this.#nest;
    let shrinks = 0;
    for (let rest = mask; rest !== 0; rest &= rest - 1) {
      const d = 31 - Math.clz32(rest & -rest);
      const at = (level - 1) * dimensions + d;
      shrinks += (points[at] - lastPoints[at]) * addressStep[row + d];
    }
    return shrinks;
  }

  #list(
    { factors, permutation }: CandidateBatch,
    candidate: number,
    level: number,
    row: number,
    children: number,
  ): void {
    const { shift, bound } = this.#spatial;
    const { addressStep, levels, dimensions, fanoutX } = this.#tables;
    const { pointsBelow } = this.#nest;
    const first = (candidate * levels + level) * dimensions;
    let loops = 0;
    for (let i = first; i < first + dimensions; i++) {
      const d = permutation[i];
      const factor = factors[first + d];
      bound[loops] = factor;
      shift[loops] = pointsBelow[level * dimensions + d] * addressStep[row + d];
      loops += Number(factor !== 1);
    }
    this.#spatial.loops = loops;
    this.#neighbours.of(this.#spatial, children, fanoutX[level]);
    this.#isListed = true;
  }
}
