import { LevelLoops } from './level-loops.ts';
import type { LoopOrder } from './loop-order.ts';
import { factorial, unrankPermutation } from './permutations.ts';

/** n! for n = 0 ... 18 */
export const factorials: readonly number[] = Array.from({ length: 19 }, (_, n) => factorial(n));

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
