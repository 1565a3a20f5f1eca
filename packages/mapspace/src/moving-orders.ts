import type { LoopOrder } from './loop-order.ts';
import { factorial, unrankPermutation } from './permutations.ts';

/** Levels with more free dimensions, 13,700 rows, are arranged one by one. */
const maxFree = 7;

/**
 * Every order of every set of loops with a bound above 1 at one level, with the loops of bound 1 where they stand for all: a
 * set is a mask over the free dimensions, and its orders are rows from `start[mask]`.
 */
export class MovingOrders {
  /** [mask] first row. */
  readonly start: Int32Array;
  /** [mask] number of rows. */
  readonly count: Float64Array;
  /** [row * dimensions + position] */
  readonly #rows: Uint8Array;
  readonly #dimensions: number;

  private constructor({ prefix, free, suffix }: LoopOrder) {
    const masks = 2 ** free.length;
    this.#dimensions = prefix.length + free.length + suffix.length;
    this.start = new Int32Array(masks + 1);
    this.count = new Float64Array(masks);
    for (let mask = 0; mask < masks; mask++) {
      this.count[mask] = factorial(free.filter((_, i) => (mask >> i) & 1).length);
      this.start[mask + 1] = this.start[mask] + this.count[mask];
    }
    this.#rows = new Uint8Array(this.start[masks] * this.#dimensions);
    const numbers = new Uint8Array(free.length);
    for (let mask = 0; mask < masks; mask++) {
      const moving = free.filter((_, i) => (mask >> i) & 1);
      const still = free.filter((_, i) => !((mask >> i) & 1));
      for (let number = 0; number < this.count[mask]; number++) {
        unrankPermutation(number, moving.length, numbers, 0);
        const sequence = moving.map((_, i) => moving[numbers[i]]);
        this.#rows.set([...prefix, ...still, ...sequence, ...suffix], (this.start[mask] + number) * this.#dimensions);
      }
    }
  }

  /** Of a loop order; one table for all who ask, undefined where it would be too large. */
  static of(order: LoopOrder): MovingOrders | undefined {
    if (order.free.length > maxFree) return undefined;
    const table = tables.get(order) ?? new MovingOrders(order);
    tables.set(order, table);
    return table;
  }

  /** Writes a row to `permutation` [at + position]. */
  write(row: number, permutation: Uint8Array, at: number): void {
    const dimensions = this.#dimensions;
    const rows = this.#rows;
    const from = row * dimensions;
    for (let i = 0; i < dimensions; i++) permutation[at + i] = rows[from + i];
  }
}

const tables = new WeakMap<LoopOrder, MovingOrders>();
