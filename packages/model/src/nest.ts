import type { CandidateBatch } from '@loopwright/mapspace';
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
  /** [temporal loop] iterations that it and all temporal loops outside it run together; 1 beyond the last. */
  readonly iterations: Float64Array;
  /** [temporal loop] how often it is incremented over the whole run. */
  readonly temporalSteps: Float64Array;
  /** [temporal loop] its bound in the pass where all loops of its dimension outside are in their last iteration. */
  readonly temporalLast: Float64Array;
  /** Bit mask of the dimensions with a loop whose last pass is shorter. */
  imperfect = 0;

  /** [spatial loop] */
  readonly spatialDimension: Int32Array;
  readonly spatialBound: Float64Array;
  readonly spatialStride: Float64Array;

  /** [level] children in use below one instance, along X and Y and in all; 1 at memories. */
  readonly childrenX: Float64Array;
  readonly childrenY: Float64Array;
  readonly children: Float64Array;
  /** [level] instances in use. */
  readonly instancesUsed: Float64Array;

  /** [level * dimensions + dimension] points of the dimension covered by the loops of this level and inside it. */
  readonly points: Float64Array;
  /** The same in the last pass, and in the largest pass that occurs; up to date where `imperfect` is not 0. */
  readonly lastPoints: Float64Array;
  readonly largestPoints: Float64Array;
  /** [dimension] set by `countPassesFrom`. */
  readonly passes: Float64Array;

  readonly #running: Float64Array;

  constructor(levels: number, dimensions: number) {
    const loops = levels * dimensions;
    this.temporalStart = new Int32Array(levels + 1);
    this.spatialStart = new Int32Array(levels + 1);
    this.temporalDimension = new Int32Array(loops + 1);
    this.temporalBound = new Float64Array(loops + 1);
    this.temporalStride = new Float64Array(loops + 1);
    this.iterations = new Float64Array(loops + 1);
    this.temporalSteps = new Float64Array(loops);
    this.temporalLast = new Float64Array(loops + 1);
    this.spatialDimension = new Int32Array(loops);
    this.spatialBound = new Float64Array(loops);
    this.spatialStride = new Float64Array(loops);
    this.childrenX = new Float64Array(levels).fill(1);
    this.childrenY = new Float64Array(levels).fill(1);
    this.children = new Float64Array(levels).fill(1);
    this.instancesUsed = new Float64Array(levels).fill(1);
    this.points = new Float64Array(loops);
    this.lastPoints = new Float64Array(loops);
    this.largestPoints = new Float64Array(loops);
    this.passes = new Float64Array(dimensions);
    this.#running = new Float64Array(dimensions);
  }

  /** Lays out a candidate, and returns why it does not fit the fan-outs, if so. */
  unroll(tables: Tables, batch: CandidateBatch, candidate: number): Rejection {
    const { levels, dimensions, isFanout } = tables;
    const running = this.#running;
    const { points } = this;
    for (let d = 0; d < dimensions; d++) running[d] = 1;
    let row = candidate * levels * dimensions;
    let at = 0;
    this.temporalLoops = 0;
    this.spatialLoops = 0;
    this.imperfect = 0;
    for (let level = 0; level < levels; level++) {
      this.temporalStart[level] = this.temporalLoops;
      this.spatialStart[level] = this.spatialLoops;
      if (isFanout[level]) {
        const rejection = this.#unrollSpatial(tables, batch, row, level, batch.split[candidate * levels + level]);
        if (rejection) {
          batch.rejectedLevel[candidate] = level;
          batch.needed[candidate] = rejection === Rejection.FanoutY ? this.childrenY[level] : this.childrenX[level];
          return rejection;
        }
      } else this.#unrollTemporal(batch, row, dimensions);
      for (let d = 0; d < dimensions; d++) points[at + d] = running[d];
      row += dimensions;
      at += dimensions;
    }
    this.temporalStart[levels] = this.temporalLoops;
    this.spatialStart[levels] = this.spatialLoops;
    this.#multiplyOutside(levels);
    const units = this.instancesUsed[0] * this.children[0];
    if (units < tables.leastUnits) {
      batch.rejectedLevel[candidate] = 0;
      batch.needed[candidate] = units;
      return Rejection.Parallelism;
    }
    if (this.imperfect) {
      this.#countPasses();
      this.#measureLastPasses(levels, dimensions);
    }
    return Rejection.None;
  }

  #unrollTemporal(batch: CandidateBatch, row: number, dimensions: number): void {
    const { factors, remainders, permutation } = batch;
    const { temporalDimension, temporalBound, temporalStride, temporalLast } = this;
    const running = this.#running;
    let imperfect = this.imperfect;
    let loop = this.temporalLoops;
    for (let position = 0; position < dimensions; position++) {
      const d = permutation[row + position];
      const bound = factors[row + d];
      if (bound === 1) continue;
      const last = remainders[row + d];
      const stride = running[d];
      temporalDimension[loop] = d;
      temporalBound[loop] = bound;
      temporalStride[loop] = stride;
      temporalLast[loop] = last;
      if (last !== bound) imperfect |= 1 << d;
      running[d] = stride * bound;
      loop++;
    }
    this.temporalLoops = loop;
    this.imperfect = imperfect;
  }

  #unrollSpatial(tables: Tables, batch: CandidateBatch, row: number, level: number, split: number): Rejection {
    const { factors, remainders, permutation } = batch;
    const { dimensions } = tables;
    const running = this.#running;
    let isModelled = true;
    let loop = this.spatialLoops;
    let x = 1;
    let y = 1;
    for (let position = 0; position < dimensions; position++) {
      const d = permutation[row + position];
      const bound = factors[row + d];
      if (bound === 1) continue;
      this.spatialDimension[loop] = d;
      this.spatialBound[loop] = bound;
      this.spatialStride[loop] = running[d];
      if (remainders[row + d] !== bound || this.imperfect & (1 << d)) isModelled = false;
      running[d] *= bound;
      loop++;
      if (position < split) x *= bound;
      else y *= bound;
    }
    this.spatialLoops = loop;
    this.childrenX[level] = x;
    this.childrenY[level] = y;
    this.children[level] = x * y;
    if (x > tables.fanoutX[level]) return Rejection.FanoutX;
    if (y > tables.fanoutY[level]) return Rejection.FanoutY;
    return isModelled ? Rejection.None : Rejection.ImperfectSpatial;
  }

  #multiplyOutside(levels: number): void {
    const { iterations, temporalBound, temporalSteps, instancesUsed, children } = this;
    let outside = 1;
    iterations[this.temporalLoops] = 1;
    for (let loop = this.temporalLoops - 1; loop >= 0; loop--) {
      const inside = outside * temporalBound[loop];
      iterations[loop] = inside;
      temporalSteps[loop] = inside - outside;
      outside = inside;
    }
    this.computeCycles = outside;
    let used = 1;
    for (let level = levels - 1; level >= 0; level--) {
      instancesUsed[level] = used;
      used *= children[level];
    }
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
    const { iterations, temporalDimension, temporalBound, temporalLast, temporalSteps } = this;
    const passes = this.#running.fill(1);
    let outside = 1;
    for (let loop = this.temporalLoops - 1; loop >= 0; loop--) {
      const d = temporalDimension[loop];
      const inside = (passes[d] - 1) * temporalBound[loop] + temporalLast[loop];
      const all = (outside / passes[d]) * inside;
      passes[d] = inside;
      iterations[loop] = all;
      temporalSteps[loop] = all - outside;
      outside = all;
    }
  }

  #measureLastPasses(levels: number, dimensions: number): void {
    const { temporalStart, temporalDimension, temporalStride, temporalLast, points, lastPoints, largestPoints } = this;
    const { spatialStart, spatialDimension, spatialStride, spatialBound } = this;
    const last = this.#running.fill(1);
    for (let level = 0; level < levels; level++) {
      for (let loop = temporalStart[level]; loop < temporalStart[level + 1]; loop++) {
        last[temporalDimension[loop]] += temporalStride[loop] * (temporalLast[loop] - 1);
      }
      for (let loop = spatialStart[level]; loop < spatialStart[level + 1]; loop++) {
        last[spatialDimension[loop]] += spatialStride[loop] * (spatialBound[loop] - 1);
      }
      lastPoints.set(last, level * dimensions);
    }
    // Where the last pass covers the whole dimension, there is no full one.
    const outermost = (levels - 1) * dimensions;
    for (let level = 0; level < levels; level++) {
      for (let d = 0; d < dimensions; d++) {
        const at = level * dimensions + d;
        largestPoints[at] = lastPoints[at] === lastPoints[outermost + d] ? lastPoints[at] : points[at];
      }
    }
  }
}
