import type { Tables } from '../../tables.ts';
import type { ListedNest } from './listed-nest.ts';
import type { TileLattice } from './tile-lattice.ts';

/** Chance that a read is in vain, as `ineffectualProbability` has it, of the candidate in the nest. */
export class VainReads {
  readonly #nest: ListedNest;
  readonly #lattices: readonly TileLattice[];
  readonly #dimensions: number;
  /** [dataspace] bit mask of the dimensions that move it. */
  readonly #moves: Int32Array;
  /** The loop that changes which words of the target are read. */
  #loop = 0;
  /** Loops outside it during which the words that are read stay. */
  readonly #stationary: Int32Array;
  #stationaryCount = 0;
  /** [dimension] */
  readonly #inside: Float64Array;
  readonly #points: Float64Array;
  /** [dimension] iterations that move target and condition together. */
  readonly #shared: Float64Array;

  constructor({ dimensions }: Tables, nest: ListedNest, lattices: readonly TileLattice[]) {
    this.#nest = nest;
    this.#lattices = lattices;
    this.#dimensions = dimensions;
    this.#moves = Int32Array.from(lattices, (lattice) => lattice.dimensions.reduce((mask, d) => mask | (1 << d), 0));
    this.#stationary = new Int32Array(nest.dimension.length);
    this.#inside = new Float64Array(dimensions);
    this.#points = new Float64Array(dimensions);
    this.#shared = new Float64Array(dimensions);
  }

  /** Of words that are read one by one where no loop lies inside: of a memory right above the compute units, by single words. */
  scalarChance(conditionOn: readonly number[]): number {
    let effectual = 1;
    this.#points.fill(1);
    for (const condition of conditionOn) effectual *= 1 - this.#lattices[condition].emptyChance(this.#points);
    return 1 - effectual;
  }

  /** Of reads at the memory `level` that go to `childLevel`, -1 where the compute units are next. */
  chance(
    target: number,
    level: number,
    childLevel: number,
    blockWords: number,
    conditionOn: readonly number[],
  ): number {
    const { isSpatial, isInSpace } = this.#nest;
    this.#findLoop(target, level, childLevel);
    const loop = this.#loop;
    // Words are read one by one where no loop lies inside.
    const isScalar = childLevel < 0 && isInSpace[loop] === 0 && isSpatial[loop] === 0;
    this.#nest.cover(isScalar ? -1 : loop, this.#inside);
    let effectual = 1;
    for (let k = 0; k < conditionOn.length; k++) {
      const condition = conditionOn[k];
      if (!this.#cover(target, condition, isScalar, blockWords)) continue;
      effectual *= 1 - this.#lattices[condition].emptyChance(this.#points);
    }
    return 1 - effectual;
  }

  /**
   * Finds the innermost loop that changes which words of the target are read, and those outside it during which they stay: spatial
   * ones, and temporal ones that do not move the target.
   */
  #findLoop(target: number, level: number, childLevel: number): void {
    const { dimension, isSpatial, isInSpace, running, runningInside } = this.#nest;
    const moves = this.#moves[target];
    const last = (level + 1) * this.#dimensions - 1;
    const end = runningInside[level + 1];
    let next = runningInside[childLevel + 1];
    let loop = 0;
    if (childLevel < 0) {
      // That of a fan-out counts only where it moves the target; the first that is none does even if it has one iteration.
      while (
        isInSpace[loop] === 1 &&
        !(next < end && running[next] === loop && ((moves >> dimension[loop]) & 1) === 1)
      ) {
        if (next < end && running[next] === loop) next++;
        loop++;
      }
    } else {
      while (next < end && ((moves >> dimension[running[next]]) & 1) === 0) next++;
      loop = next < end ? running[next] : last;
    }
    while (next < end && running[next] <= loop) next++;
    this.#loop = loop;
    let isPast = isSpatial[loop] === 0;
    const spatialTarget = !isPast;
    let count = 0;
    for (; next < end; next++) {
      const own = running[next];
      const movesTarget = ((moves >> dimension[own]) & 1) === 1;
      if (isSpatial[own] === 1 || (!isPast && childLevel >= 0 && !movesTarget)) this.#stationary[count++] = own;
      if (spatialTarget && isSpatial[own] === 0 && (childLevel < 0 || movesTarget)) isPast = true;
    }
    this.#stationaryCount = count;
  }

  /**
   * Covers the tile that must be empty; false where the tensor is run through in another order than the target, so that nothing is
   * known of it in time.
   */
  #cover(target: number, condition: number, isScalar: boolean, blockWords: number): boolean {
    const { dimension, bound, isSpatial } = this.#nest;
    const stationary = this.#stationary;
    const count = this.#stationaryCount;
    const points = this.#points;
    const shared = this.#shared;
    const loop = this.#loop;
    for (let d = 0; d < points.length; d++) points[d] = this.#inside[d];
    for (let k = 0; k < count; k++) points[dimension[stationary[k]]] *= bound[stationary[k]];
    let together = 1;
    /** Bit mask of the dimensions. */
    let both = 0;
    if (!isScalar) {
      const movesCondition = this.#moves[condition];
      const movesTarget = this.#moves[target];
      for (let k = -1; k < count; k++) {
        const own = k < 0 ? loop : stationary[k];
        const bit = 1 << dimension[own];
        if ((movesCondition & bit) === 0) continue;
        if (both !== 0 && isSpatial[loop] === 1) return false;
        if ((movesTarget & bit) === 0) continue;
        shared[dimension[own]] = (both & bit) === 0 ? bound[own] : shared[dimension[own]] * bound[own];
        together *= bound[own];
        both |= bit;
      }
    }
    // No less than a block is read, and so saved.
    let blocks = Math.ceil(blockWords / (this.#lattices[target].wordsAt(this.#inside) / together));
    for (let d = 0; both >> d !== 0; d++) {
      if (((both >> d) & 1) === 0) continue;
      points[d] = Math.ceil(points[d] / (shared[d] / blocks));
      blocks /= shared[d];
    }
    const d = dimension[loop];
    if (blocks > 1) points[d] = Math.floor(points[d] * blocks);
    return true;
  }
}
