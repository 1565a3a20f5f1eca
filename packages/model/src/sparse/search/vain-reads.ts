import type { Tables } from '../../tables.ts';
import type { ListedNest } from './listed-nest.ts';
import type { TileLattice } from './tile-lattice.ts';

/** Chance that a read is in vain, as `ineffectualProbability` has it, of the candidate in the nest. */
export class VainReads {
  readonly #nest: ListedNest;
  readonly #lattices: readonly TileLattice[];
  readonly #dimensions: number;
  /** [dataspace * dimensions + dimension] 1 where it moves the dataspace. */
  readonly #moves: Uint8Array;
  /** Loops during which the words that are read stay. */
  readonly #stationary: Int32Array;
  #stationaryCount = 0;
  /** [dimension] */
  readonly #inside: Float64Array;
  readonly #points: Float64Array;
  /** [dimension] iterations that move target and condition together; 0 where no loop does. */
  readonly #shared: Float64Array;

  constructor({ dataspaces, dimensions }: Tables, nest: ListedNest, lattices: readonly TileLattice[]) {
    this.#nest = nest;
    this.#lattices = lattices;
    this.#dimensions = dimensions;
    this.#moves = new Uint8Array(dataspaces * dimensions);
    for (const [s, lattice] of lattices.entries())
      for (const d of lattice.dimensions) this.#moves[s * dimensions + d] = 1;
    this.#stationary = new Int32Array(nest.dimension.length);
    this.#inside = new Float64Array(dimensions);
    this.#points = new Float64Array(dimensions);
    this.#shared = new Float64Array(dimensions);
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
    const end = (level + 1) * this.#dimensions;
    const loop = this.#targetLoop(target, end, childLevel);
    // Words are read one by one where no loop lies inside.
    const isScalar = childLevel < 0 && isInSpace[loop] === 0 && isSpatial[loop] === 0;
    this.#listStationary(target, loop, end, childLevel);
    this.#nest.cover(isScalar ? -1 : loop, this.#inside);
    let effectual = 1;
    for (let k = 0; k < conditionOn.length; k++) {
      const condition = conditionOn[k];
      if (!this.#cover(target, condition, loop, isScalar, blockWords)) continue;
      effectual *= 1 - this.#lattices[condition].emptyChance(this.#points);
    }
    return 1 - effectual;
  }

  /** The innermost loop that changes which words of the target are read. */
  #targetLoop(target: number, end: number, childLevel: number): number {
    const { dimension, bound, isInSpace } = this.#nest;
    const moves = target * this.#dimensions;
    for (let loop = (childLevel + 1) * this.#dimensions; loop < end; loop++) {
      const movesTarget = bound[loop] > 1 && this.#moves[moves + dimension[loop]] === 1;
      if (movesTarget || (childLevel < 0 && isInSpace[loop] === 0)) return loop;
    }
    return end - 1;
  }

  /** Loops outside the target loop during which its words stay: spatial ones, and temporal ones that do not move the target. */
  #listStationary(target: number, from: number, end: number, childLevel: number): void {
    const { dimension, bound, isSpatial } = this.#nest;
    const moves = target * this.#dimensions;
    let isPast = isSpatial[from] === 0;
    const spatialTarget = !isPast;
    let count = 0;
    for (let loop = from + 1; loop < end; loop++) {
      if (bound[loop] === 1) continue;
      const movesTarget = this.#moves[moves + dimension[loop]] === 1;
      if (isSpatial[loop] === 1 || (!isPast && childLevel >= 0 && !movesTarget)) this.#stationary[count++] = loop;
      if (spatialTarget && isSpatial[loop] === 0 && (childLevel < 0 || movesTarget)) isPast = true;
    }
    this.#stationaryCount = count;
  }

  /**
   * Covers the tile that must be empty; false where the tensor is run through in another order than the target, so that nothing is
   * known of it in time.
   */
  #cover(target: number, condition: number, loop: number, isScalar: boolean, blockWords: number): boolean {
    const { dimension, bound, isSpatial } = this.#nest;
    const points = this.#points;
    const shared = this.#shared;
    const dimensions = this.#dimensions;
    for (let d = 0; d < dimensions; d++) points[d] = this.#inside[d];
    for (let k = 0; k < this.#stationaryCount; k++)
      points[dimension[this.#stationary[k]]] *= bound[this.#stationary[k]];
    let together = 1;
    let isShared = false;
    if (!isScalar) {
      for (let d = 0; d < dimensions; d++) shared[d] = 0;
      for (let k = -1; k < this.#stationaryCount; k++) {
        const own = k < 0 ? loop : this.#stationary[k];
        const d = dimension[own];
        if (this.#moves[condition * dimensions + d] === 0) continue;
        if (isShared && isSpatial[loop] === 1) return false;
        if (this.#moves[target * dimensions + d] === 0) continue;
        shared[d] = (shared[d] || 1) * bound[own];
        together *= bound[own];
        isShared = true;
      }
    }
    // No less than a block is read, and so saved.
    let blocks = Math.ceil(blockWords / (this.#lattices[target].wordsAt(this.#inside) / together));
    if (isShared) {
      for (let d = 0; d < dimensions; d++) {
        if (shared[d] === 0) continue;
        points[d] = Math.ceil(points[d] / (shared[d] / blocks));
        blocks /= shared[d];
      }
    }
    const d = dimension[loop];
    if (blocks > 1) points[d] = Math.floor(points[d] * blocks);
    return true;
  }
}
