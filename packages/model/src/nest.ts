import type { CandidateBatch } from '@loopwright/mapspace';
import { measureLastPasses, outermostUneven } from './last-passes.ts';
import { Rejection } from './rejection.ts';
import type { Tables } from './tables.ts';

/**
 * The loops of the candidate at hand, innermost first, those of bound 1 left out: they do not exist to the model.
 * Temporal and spatial loops lie apart, each level with its range in both.
 */
export class Nest {
  temporalLoops = 0;
  spatialLoops = 0;
  /** Product of all temporal bounds. */
  computeCycles = 1;

  /** [level] first temporal loop of this level or of one outside it; one more at the end. Likewise spatial. */
  readonly temporalStart: Int32Array;
  readonly spatialStart: Int32Array;

  /** [temporal loop] */
  readonly temporalDimension: Int32Array;
  readonly temporalBound: Float64Array;
  /** [temporal loop] how far it moves its dimension by one step. */
  readonly temporalStride: Float64Array;
  /**
   * [temporal loop] iterations that it and all temporal loops outside it run together; 1 beyond the last. Over the whole
   * run, a loop is incremented `iterations[loop] - iterations[loop + 1]` times.
   */
  readonly iterations: Float64Array;
  /** [temporal loop] its bound in the pass where all loops of its dimension outside are in their last iteration. */
  readonly temporalLast: Float64Array;
  /** Bit mask of the dimensions with a loop whose last pass is shorter. */
  imperfect = 0;

  /** [spatial loop] */
  readonly spatialDimension: Int32Array;
  readonly spatialBound: Float64Array;
  readonly spatialStride: Float64Array;
  /** [spatial loop] as `temporalLast`. */
  readonly spatialLast: Float64Array;
  /**
   * The outermost fan-out with a loop of a dimension whose last pass is shorter at that loop or inside it; -1 without one. The
   * instances inside differ.
   */
  unevenFanout = -1;

  /** [level] children in use below one instance, along X and Y and in all; 1 at memories. */
  readonly childrenX: Float64Array;
  readonly childrenY: Float64Array;
  readonly children: Float64Array;
  /** [level] instances ever in use. */
  readonly instancesUsed: Float64Array;
  /** Compute units ever in use. */
  unitsUsed = 1;

  /** [level * dimensions + dimension] bound of the loop there. */
  readonly bounds: Float64Array;
  /** [level] bit mask of the dimensions with a loop there, and of those with a temporal loop there or outside. */
  readonly loopMask: Int32Array;
  readonly temporalMaskFrom: Int32Array;

  /** [level * dimensions + dimension] points of the dimension covered by the loops inside this level, the stride of its own. */
  readonly pointsBelow: Float64Array;
  /** The same of the loops of this level and inside it: `pointsBelow` of the next level. */
  readonly points: Float64Array;
  /** The same in the last pass, and in the largest pass that occurs; up to date where `imperfect` is not 0. */
  readonly lastPoints: Float64Array;
  readonly largestPoints: Float64Array;
  /** [dimension] set by `countPassesFrom`. */
  readonly passes: Float64Array;

  constructor(levels: number, dimensions: number) {
    const loops = levels * dimensions;
    this.temporalStart = new Int32Array(levels + 1);
    this.spatialStart = new Int32Array(levels + 1);
    this.temporalDimension = new Int32Array(loops + 1);
    this.temporalBound = new Float64Array(loops + 1);
    this.temporalStride = new Float64Array(loops + 1);
    this.iterations = new Float64Array(loops + 1);
    this.temporalLast = new Float64Array(loops + 1);
    this.spatialDimension = new Int32Array(loops + 1);
    this.spatialBound = new Float64Array(loops + 1);
    this.spatialStride = new Float64Array(loops + 1);
    this.spatialLast = new Float64Array(loops + 1);
    this.childrenX = new Float64Array(levels).fill(1);
    this.childrenY = new Float64Array(levels).fill(1);
    this.children = new Float64Array(levels).fill(1);
    this.instancesUsed = new Float64Array(levels).fill(1);
    this.bounds = new Float64Array(loops);
    this.loopMask = new Int32Array(levels);
    this.temporalMaskFrom = new Int32Array(levels);
    this.pointsBelow = new Float64Array(dimensions + loops).fill(1);
    this.points = this.pointsBelow.subarray(dimensions);
    this.lastPoints = new Float64Array(loops).fill(1);
    this.largestPoints = new Float64Array(loops);
    this.passes = new Float64Array(dimensions);
  }

  /**
   * Multiplies up what the factors of a candidate cover, from inside out. Returns why it does not fit the fan-outs, if so:
   * the loops are not listed yet.
   */
  cover(tables: Tables, batch: CandidateBatch, candidate: number): Rejection {
    const { levels, dimensions } = tables;
    const { factors, remainders } = batch;
    const { bounds, points, pointsBelow, loopMask } = this;
    let row = candidate * levels * dimensions;
    let at = 0;
    let uneven = 0;
    // Whether a bound is 1 is a toss-up: no branch hangs on it, since processors mispredict half of them.
    for (let level = 0; level < levels; level++) {
      let mask = 0;
      for (let d = 0; d < dimensions; d++, at++, row++) {
        const factor = factors[row];
        bounds[at] = factor;
        points[at] = pointsBelow[at] * factor;
        mask |= Number(factor !== 1) << d;
        uneven |= Number(factor !== remainders[row]) << d;
      }
      loopMask[level] = mask;
    }
    this.imperfect = uneven;
    const unfit = this.#spread(tables, batch, candidate);
    this.unevenFanout = -1;
    if (unfit === Rejection.None && uneven !== 0) {
      measureLastPasses(this, tables, batch, candidate);
      this.unevenFanout = outermostUneven(loopMask, tables, batch, candidate);
    }
    return unfit;
  }

  /** Counts the children in use below every fan-out. */
  #spread(tables: Tables, batch: CandidateBatch, candidate: number): Rejection {
    const { levels, dimensions, fanoutLevels, fanoutX, fanoutY } = tables;
    const { factors, permutation, split } = batch;
    // What is empty may need no instance of its own: the sparse model then counts those that are left.
    const isBound = !tables.sparse?.leavesOut;
    let units = 1;
    for (let k = 0; k < fanoutLevels.length; k++) {
      const level = fanoutLevels[k];
      let rejection: Rejection = Rejection.None;
      let x = 1;
      let y = 1;
      if (this.loopMask[level] !== 0) {
        const row = (candidate * levels + level) * dimensions;
        const turn = Math.min(dimensions, split[candidate * levels + level]);
        for (let i = row; i < row + turn; i++) x *= factors[row + permutation[i]];
        for (let i = row + turn; i < row + dimensions; i++) y *= factors[row + permutation[i]];
        if (x > fanoutX[level] && isBound) rejection = Rejection.FanoutX;
        else if (y > fanoutY[level] && isBound) rejection = Rejection.FanoutY;
      }
      this.childrenX[level] = x;
      this.childrenY[level] = y;
      this.children[level] = x * y;
      units *= x * y;
      if (rejection === Rejection.None) continue;
      batch.rejectedLevel[candidate] = level;
      batch.needed[candidate] = rejection === Rejection.FanoutY ? y : x;
      return rejection;
    }
    if (units >= tables.leastUnits) return Rejection.None;
    batch.rejectedLevel[candidate] = 0;
    batch.needed[candidate] = units;
    return Rejection.Parallelism;
  }

  /** Lists the loops of the candidate that `cover` has seen. */
  list(tables: Tables, batch: CandidateBatch, candidate: number): void {
    const { levels, isFanout } = tables;
    const { loopMask, temporalStart, spatialStart } = this;
    let temporal = 0;
    let spatial = 0;
    for (let level = 0; level < levels; level++) {
      temporalStart[level] = temporal;
      spatialStart[level] = spatial;
      if (loopMask[level] === 0) continue;
      if (isFanout[level]) spatial = this.#listSpatial(tables, batch, candidate, level, spatial);
      else temporal = this.#listTemporal(tables, batch, candidate, level, temporal);
    }
    temporalStart[levels] = temporal;
    spatialStart[levels] = spatial;
    this.temporalLoops = temporal;
    this.spatialLoops = spatial;
    this.#multiplyOutside(tables);
    if (this.imperfect !== 0) this.#countPasses();
  }

  #listTemporal(
    { levels, dimensions }: Tables,
    { factors, remainders, permutation }: CandidateBatch,
    candidate: number,
    level: number,
    first: number,
  ): number {
    const { temporalDimension, temporalBound, temporalStride, temporalLast, pointsBelow } = this;
    const row = (candidate * levels + level) * dimensions;
    const below = level * dimensions;
    let loop = first;
    // One of bound 1 is written, too, and overwritten by the next.
    for (let i = row; i < row + dimensions; i++) {
      const d = permutation[i];
      const bound = factors[row + d];
      temporalDimension[loop] = d;
      temporalBound[loop] = bound;
      temporalStride[loop] = pointsBelow[below + d];
      temporalLast[loop] = remainders[row + d];
      loop += Number(bound !== 1);
    }
    return loop;
  }

  #listSpatial(
    { levels, dimensions }: Tables,
    { factors, remainders, permutation }: CandidateBatch,
    candidate: number,
    level: number,
    first: number,
  ): number {
    const { spatialDimension, spatialBound, spatialStride, spatialLast, pointsBelow } = this;
    const row = (candidate * levels + level) * dimensions;
    const below = level * dimensions;
    let loop = first;
    for (let i = row; i < row + dimensions; i++) {
      const d = permutation[i];
      const bound = factors[row + d];
      spatialDimension[loop] = d;
      spatialBound[loop] = bound;
      spatialStride[loop] = pointsBelow[below + d];
      spatialLast[loop] = remainders[row + d];
      loop += Number(bound !== 1);
    }
    return loop;
  }

  #multiplyOutside({ levels, isFanout }: Tables): void {
    const { iterations, temporalBound, instancesUsed, children, loopMask, temporalMaskFrom } = this;
    let outside = 1;
    iterations[this.temporalLoops] = 1;
    for (let loop = this.temporalLoops - 1; loop >= 0; loop--) {
      outside *= temporalBound[loop];
      iterations[loop] = outside;
    }
    this.computeCycles = outside;
    let used = 1;
    let mask = 0;
    for (let level = levels - 1; level >= 0; level--) {
      instancesUsed[level] = used;
      used *= children[level];
      if (!isFanout[level]) mask |= loopMask[level];
      temporalMaskFrom[level] = mask;
    }
    this.unitsUsed = used;
  }

  /** Counts how many iterations the temporal loops of each dimension from `first` outwards run, into `passes`. */
  countPassesFrom(first: number): void {
    const { passes, temporalDimension, temporalBound, temporalLast } = this;
    for (let d = 0; d < passes.length; d++) passes[d] = 1;
    for (let loop = this.temporalLoops - 1; loop >= first; loop--) {
      const d = temporalDimension[loop];
      passes[d] = (passes[d] - 1) * temporalBound[loop] + temporalLast[loop];
    }
  }

  /** Counts iterations anew where last passes are shorter: of one dimension, all but the last pass run in full. */
  #countPasses(): void {
    const { iterations, temporalDimension, temporalBound, temporalLast } = this;
    const passes = this.passes.fill(1);
    let outside = 1;
    for (let loop = this.temporalLoops - 1; loop >= 0; loop--) {
      const d = temporalDimension[loop];
      const inside = (passes[d] - 1) * temporalBound[loop] + temporalLast[loop];
      outside = (outside / passes[d]) * inside;
      passes[d] = inside;
      iterations[loop] = outside;
    }
  }
}
