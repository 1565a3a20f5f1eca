import type { CandidateBatch, Problem } from '@loopwright/core';
import type { RequestRows } from './request-rows.ts';

/**
 * A cache in front of a memory that no mapping knows of. As many of the innermost loops as it has room for what they touch run
 * within it: only what the loops outside them change misses. What several loops share is taken to stay, as it does in a cache
 * that replaces what was used least recently.
 */
export class TransparentCache {
  /** [dataspace] requests for inputs that go on to the memory behind. */
  readonly missed: Float64Array;

  readonly #words: number;
  readonly #isWarm: boolean;
  /** The memory and those outside it, innermost first. */
  readonly #memories: Int32Array;
  readonly #problem: Problem;
  readonly #rows: RequestRows;
  /** [dataspace] bit mask of the dimensions that move its tile. */
  readonly #relevant: Int32Array;
  /** [dimension] points of the tile at hand. */
  readonly #extents: Float64Array;
  /** [dataspace] words of the tile at hand, in whole requests. */
  readonly #footprint: Float64Array;
  /** [dataspace] times that its tile is fetched. */
  readonly #fetches: Float64Array;

  constructor(words: number, isWarm: boolean, memories: Int32Array, problem: Problem, rows: RequestRows) {
    this.missed = new Float64Array(problem.dataspaces.length);
    this.#words = words;
    this.#isWarm = isWarm;
    this.#memories = memories;
    this.#problem = problem;
    this.#rows = rows;
    this.#relevant = Int32Array.from(problem.dataspaces, ({ ranks }) =>
      ranks.flat().reduce((mask, { dimension }) => mask | (1 << dimension), 0),
    );
    this.#extents = new Float64Array(problem.dimensions.length);
    this.#footprint = new Float64Array(problem.dataspaces.length);
    this.#fetches = new Float64Array(problem.dataspaces.length);
  }

  /** Of a valid candidate, into `missed`. */
  measure(batch: CandidateBatch, candidate: number): void {
    const { levels, dimensions } = batch.shape;
    const extents = this.#extents.fill(1);
    const fetches = this.#fetches.fill(1);
    const first = candidate * levels * dimensions;
    for (let at = 0; at < this.#memories[0] * dimensions; at++) extents[at % dimensions] *= batch.factors[first + at];
    // A tile that has no room by itself is fetched anew in every pass.
    const isTooLarge = this.#measure() > this.#words;
    let fits = !isTooLarge;
    let outside = isTooLarge ? -1 : 0;
    for (let k = 0; k < this.#memories.length; k++) {
      const row = first + this.#memories[k] * dimensions;
      for (let position = 0; position < dimensions; position++) {
        const dimension = batch.permutation[row + position];
        const bound = batch.factors[row + dimension];
        if (bound === 1) continue;
        if (fits) {
          extents[dimension] *= bound;
          if (this.#measure() <= this.#words) continue;
          extents[dimension] /= bound;
          this.#measure();
          fits = false;
        }
        outside |= 1 << dimension;
        for (let s = 0; s < fetches.length; s++) if (this.#relevant[s] & outside) fetches[s] *= bound;
      }
    }
    const hasAll = fits && this.#isWarm;
    for (let s = 0; s < fetches.length; s++) {
      const goesOn = !hasAll && !this.#problem.dataspaces[s].readWrite;
      this.missed[s] = goesOn ? (this.#footprint[s] * fetches[s]) / this.#rows.words : 0;
    }
  }

  /** Words of all tiles at the extents at hand. */
  #measure(): number {
    const { dataspaces } = this.#problem;
    let all = 0;
    for (let s = 0; s < dataspaces.length; s++) {
      let points = 1;
      for (const rank of dataspaces[s].ranks) {
        let extent = 1;
        for (const { dimension, coefficient } of rank) extent += coefficient * (this.#extents[dimension] - 1);
        points *= extent;
      }
      const along = this.#rows.along[s];
      const requests = points * this.#rows.requestsPerWord(along < 0 ? points : this.#extents[along]);
      this.#footprint[s] = requests * this.#rows.words;
      all += this.#footprint[s];
    }
    return all;
  }
}
