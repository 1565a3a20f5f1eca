import type { CandidateBatch } from './candidate.ts';
import { AnyFanoutVariants, FittingFanoutVariants } from './fanout-variants.ts';
import { type LevelVariants, memoryVariants } from './level-variants.ts';
import type { Mapspace } from './mapspace.ts';

/**
 * The distinct loop orders and splits of one factorisation: per level independent, numbered from 0. Two are distinct when a
 * memory's loops of bound above 1 come in another order, or a fan-out's run along another axis or in another order there.
 * Each is written as one mapping of the mapspace that stands for all equal ones.
 */
export class Variants {
  /** [level] number of variants of the factors last prepared. */
  readonly counts: Float64Array;
  readonly #levels: readonly LevelVariants[];
  readonly #dimensions: number;

  /** @param fitting leave out what exceeds a fan-out along X or along Y */
  constructor(mapspace: Mapspace, fitting: boolean) {
    const { orders, fanouts, shape } = mapspace;
    this.#dimensions = shape.dimensions;
    this.#levels = orders.map((order, l) => {
      const fanout = fanouts.find(({ level }) => level === l);
      if (fanout === undefined) return memoryVariants(order);
      return fitting ? new FittingFanoutVariants(order, fanout) : new AnyFanoutVariants(order, fanout);
    });
    this.counts = new Float64Array(shape.levels);
  }

  /** Takes note of the factors [at + level * dimensions + dimension]; false where a fan-out has no variant. */
  prepare(factors: Float64Array, at: number): boolean {
    const levels = this.#levels;
    let some = true;
    for (let l = 0; l < levels.length; l++) {
      const level = levels[l];
      level.prepare(factors, at + l * this.#dimensions);
      this.counts[l] = level.count;
      if (level.count === 0) some = false;
    }
    return some;
  }

  /** Writes the loop orders and splits with these numbers [level] into the batch. */
  write(numbers: Float64Array, batch: CandidateBatch, candidate: number): void {
    const levels = this.#levels;
    const row = candidate * levels.length;
    for (let l = 0; l < levels.length; l++) {
      const at = (row + l) * this.#dimensions;
      batch.split[row + l] = levels[l].write(numbers[l], batch.permutation, at);
    }
  }
}
