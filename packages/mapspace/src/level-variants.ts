import type { LoopOrder } from './loop-order.ts';
import { factorial, unrankPermutation } from './permutations.ts';

/** n! for n = 0 ... 18 */
export const factorials: readonly number[] = Array.from({ length: 19 }, (_, n) => factorial(n));

/**
 * The loops of one level whose bound is not 1, and where they may stand. Mappings that differ only in where loops of bound
 * 1 stand are equal, so only these are permuted; the others go to the inside of the free positions.
 */
export class LevelLoops {
  readonly order: LoopOrder;
  /** Free dimensions with a bound above 1 (moving) and with bound 1 (still), ascending. */
  readonly moving: Uint8Array;
  readonly still: Uint8Array;
  movingCount = 0;
  stillCount = 0;

  readonly #free: Uint8Array;

  constructor(order: LoopOrder) {
    this.order = order;
    this.#free = Uint8Array.from(order.free);
    this.moving = new Uint8Array(order.free.length);
    this.still = new Uint8Array(order.free.length);
  }

  /** Takes note of the factors [at + dimension]. */
  prepare(factors: Float64Array, at: number): void {
    const free = this.#free;
    let moving = 0;
    let still = 0;
    for (let i = 0; i < free.length; i++) {
      if (factors[at + free[i]] > 1) this.moving[moving++] = free[i];
      else this.still[still++] = free[i];
    }
    this.movingCount = moving;
    this.stillCount = still;
  }
}

/** What differs between the mappings of one factorisation at one level; `number` is below `count`. */
export interface LevelVariants {
  /** Distinct variants of the factors last prepared. */
  readonly count: number;
  prepare(factors: Float64Array, at: number): void;
  /** Writes a loop order to `permutation` [at + position]; returns the split. */
  write(number: number, permutation: Uint8Array, at: number): number;
}

/** Loop orders of a memory: movingCount! of them. */
export class MemoryVariants implements LevelVariants {
  count = 1;
  readonly #loops: LevelLoops;

  constructor(order: LoopOrder) {
    this.#loops = new LevelLoops(order);
  }

  prepare(factors: Float64Array, at: number): void {
    this.#loops.prepare(factors, at);
    this.count = factorials[this.#loops.movingCount];
  }

  write(number: number, permutation: Uint8Array, at: number): number {
    const { order, moving, still, movingCount, stillCount } = this.#loops;
    const { prefix, suffix } = order;
    let position = at;
    for (let i = 0; i < prefix.length; i++) permutation[position++] = prefix[i];
    for (let i = 0; i < stillCount; i++) permutation[position++] = still[i];
    unrankPermutation(number, movingCount, permutation, position);
    for (let i = 0; i < movingCount; i++, position++) permutation[position] = moving[permutation[position]];
    for (let i = 0; i < suffix.length; i++) permutation[position++] = suffix[i];
    return 0;
  }
}
