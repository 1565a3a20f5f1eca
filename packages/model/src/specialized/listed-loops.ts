import type { CandidateBatch } from '@loopwright/mapspace';
import { Neighbours, NOWHERE } from '../neighbours.ts';
import type { Nest } from '../nest.ts';
import type { Tables } from '../tables.ts';
import { extentOf } from '../tiles.ts';

/**
 * The temporal loops that the generated evaluator lists, from outside in, those of the innermost memory left out; number 0
 * stands for none. What of reuse depends on their order is told here; see `wordsPerChild` and `Forwarding.isPossible`
 * for why.
 */
export class ListedLoops {
  /** [loop] level * dimensions + dimension; the dimension; iterations of the loop and of all outside it. */
  readonly loopAt: Int32Array;
  readonly loopDimension: Int32Array;
  readonly loopIterations: Float64Array;
  /** [dimension] the loop listed last; the second half takes loops of bound 1. */
  readonly lastLoop: Int32Array;

  readonly #tables: Tables;
  /** Its points are those of the candidate at hand. */
  readonly #nest: Nest;
  /** Spatial loops of a fan-out, unsorted. */
  readonly #spatial: { loops: number; readonly shift: Float64Array; readonly bound: Float64Array };
  readonly #neighbours: Neighbours;

  constructor(tables: Tables, nest: Nest) {
    const loops = tables.levels * tables.dimensions + 2;
    this.loopAt = new Int32Array(loops);
    this.loopDimension = new Int32Array(loops);
    this.loopIterations = new Float64Array(loops).fill(1);
    this.lastLoop = new Int32Array(2 * tables.dimensions);
    this.#tables = tables;
    this.#nest = nest;
    // One of bound 1 behind the last is written, too.
    const spatialLoops = tables.dimensions + 1;
    this.#spatial = { loops: 0, shift: new Float64Array(spatialLoops), bound: new Float64Array(spatialLoops) };
    this.#neighbours = new Neighbours(tables.dimensions, tables.mostChildren);
  }

  /** Words that one child below a boundary is sent of a dataspace; `loop` is the innermost outside it that moves that. */
  wordsPerChild(level: number, dataspace: number, loop: number, tile: number): number {
    const { loopAt, loopDimension, loopIterations } = this;
    const { windowMask, relevantMask, rankMask, addressStep, dimensions } = this.#tables;
    const row = dataspace * dimensions;
    const dimension = loopDimension[loop];
    if (loop === 0 || (windowMask[dataspace] & (1 << dimension)) === 0) return tile * loopIterations[loop];
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

  /**
   * Whether children of a fan-out might pass on words of a dataspace; never false where they do. `spatial` is the mask of
   * its loops, `children` their number.
   */
  mayForward(
    batch: CandidateBatch,
    candidate: number,
    level: number,
    dataspace: number,
    innermost: number,
    spatial: number,
    children: number,
  ): boolean {
    const { windowMask } = this.#tables;
    if (innermost === 0 || (windowMask[dataspace] & (1 << this.loopDimension[innermost])) === 0) return false;
    if (!this.mayReach(level, dataspace, innermost, spatial)) return false;
    this.#listSpatial(batch, candidate, level, dataspace);
    this.#neighbours.of(this.#spatial, children, this.#tables.fanoutX[level]);
    return this.#meetsNeighbour(level, dataspace, innermost);
  }

  /**
   * Whether any two children lie as far apart as some step moves the tile along the rank of the innermost loop: later
   * steps undo at least what that has moved.
   */
  mayReach(level: number, dataspace: number, innermost: number, spatial: number): boolean {
    const { loopAt, loopDimension } = this;
    const { rankMask, addressStep, dimensions } = this.#tables;
    const { points, pointsBelow } = this.#nest;
    const row = dataspace * dimensions;
    const rank = rankMask[row + loopDimension[innermost]];
    let span = 0;
    for (let rest = spatial & rank; rest !== 0; rest &= rest - 1) {
      const d = 31 - Math.clz32(rest & -rest);
      const at = level * dimensions + d;
      span += (points[at] - pointsBelow[at]) * addressStep[row + d];
    }
    let moved = 0;
    for (let loop = innermost; loop > 0; loop--) {
      const d = loopDimension[loop];
      if ((rank & (1 << d)) === 0) continue;
      if (Math.abs(pointsBelow[loopAt[loop]] * addressStep[row + d] - moved) <= span) return true;
      moved += this.#sweep(loop, row);
    }
    return false;
  }

  #listSpatial({ factors, permutation }: CandidateBatch, candidate: number, level: number, dataspace: number): void {
    const { shift, bound } = this.#spatial;
    const { addressStep, levels, dimensions } = this.#tables;
    const { pointsBelow } = this.#nest;
    const first = (candidate * levels + level) * dimensions;
    let loops = 0;
    for (let i = first; i < first + dimensions; i++) {
      const d = permutation[i];
      const factor = factors[first + d];
      bound[loops] = factor;
      shift[loops] = pointsBelow[level * dimensions + d] * addressStep[dataspace * dimensions + d];
      loops += Number(factor !== 1);
    }
    this.#spatial.loops = loops;
  }

  /** Whether neighbours lie as far apart as a step moves the tile that brings as many words as those of the innermost loop. */
  #meetsNeighbour(level: number, dataspace: number, innermost: number): boolean {
    const { loopAt, loopDimension } = this;
    const { addressStep, dimensions } = this.#tables;
    const { pointsBelow } = this.#nest;
    const row = dataspace * dimensions;
    const entry = row + loopDimension[innermost];
    const isPart = this.#overlap(level, entry, pointsBelow[loopAt[innermost]], 1) > 0;
    let moved = 0;
    // Where the innermost loop brings part of a tile, only steps that move as far do.
    for (let loop = innermost; loop > (isPart ? innermost - 1 : 0); loop--) {
      const move = pointsBelow[loopAt[loop]] * addressStep[row + loopDimension[loop]] - moved;
      if (move !== 0 && this.#neighbours.along(move) !== NOWHERE) return true;
      moved += this.#sweep(loop, row);
    }
    return false;
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
