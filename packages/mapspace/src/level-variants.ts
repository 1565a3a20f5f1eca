import { LevelLoops } from './level-loops.ts';
import type { LoopOrder } from './loop-order.ts';
import { MovingOrders } from './moving-orders.ts';
import { factorial, unrankPermutation } from './permutations.ts';

/** n! for n = 0 ... 18 */
export const factorials: readonly number[] = Array.from({ length: 19 }, (_, n) => factorial(n));

/** What differs between the mappings of one factorisation at one level; `number` is below `count`. */
export interface LevelVariants {
  /** Distinct variants of the factors last prepared. */
  readonly count: number;
  /** Takes note of the factors [at + dimension]. */
  prepare(factors: Float64Array, at: number): void;
  /** Writes a loop order to `permutation` [at + position]; returns the split. */
  write(number: number, permutation: Uint8Array, at: number): number;
}

/** Loop orders of a memory: those of its loops with a bound above 1. */
export function memoryVariants(order: LoopOrder): LevelVariants {
  const orders = MovingOrders.of(order);
  return orders === undefined ? new MemoryVariants(order) : new TabledMemoryVariants(order, orders);
}

class TabledMemoryVariants implements LevelVariants {
  count = 1;
  #row = 0;
  readonly #orders: MovingOrders;
  readonly #free: Uint8Array;

  constructor(order: LoopOrder, orders: MovingOrders) {
    this.#orders = orders;
    this.#free = Uint8Array.from(order.free);
  }

  prepare(factors: Float64Array, at: number): void {
    const free = this.#free;
    let mask = 0;
    for (let i = 0; i < free.length; i++) mask |= (factors[at + free[i]] > 1 ? 1 : 0) << i;
    this.#row = this.#orders.start[mask];
    this.count = this.#orders.count[mask];
  }

  write(number: number, permutation: Uint8Array, at: number): number {
    this.#orders.write(this.#row + number, permutation, at);
    return 0;
  }
}

class MemoryVariants implements LevelVariants {
  count = 1;
  readonly #loops: LevelLoops;
  readonly #sequence: Uint8Array;

  constructor(order: LoopOrder) {
    this.#loops = new LevelLoops(order);
    this.#sequence = new Uint8Array(order.free.length);
  }

  prepare(factors: Float64Array, at: number): void {
    this.#loops.prepare(factors, at);
    this.count = factorials[this.#loops.movingCount];
  }

  write(number: number, permutation: Uint8Array, at: number): number {
    const { moving, movingCount } = this.#loops;
    const sequence = this.#sequence;
    unrankPermutation(number, movingCount, sequence, 0);
    for (let i = 0; i < movingCount; i++) sequence[i] = moving[sequence[i]];
    return this.#loops.arrange(sequence, 0, 0, permutation, at);
  }
}
