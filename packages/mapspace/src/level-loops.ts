import type { LoopOrder } from './loop-order.ts';

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
  /** [dimension] 1 where the bound is above 1. */
  readonly isLoop: Uint8Array;

  readonly #free: Uint8Array;

  constructor(order: LoopOrder) {
    this.order = order;
    this.#free = Uint8Array.from(order.free);
    this.isLoop = new Uint8Array(order.prefix.length + order.free.length + order.suffix.length);
    this.moving = new Uint8Array(order.free.length);
    this.still = new Uint8Array(order.free.length);
  }

  /** Takes note of the factors [at + dimension]. */
  prepare(factors: Float64Array, at: number): void {
    const free = this.#free;
    const isLoop = this.isLoop;
    for (let d = 0; d < isLoop.length; d++) isLoop[d] = factors[at + d] > 1 ? 1 : 0;
    let moving = 0;
    let still = 0;
    for (let i = 0; i < free.length; i++) {
      if (isLoop[free[i]] === 1) this.moving[moving++] = free[i];
      else this.still[still++] = free[i];
    }
    this.movingCount = moving;
    this.stillCount = still;
  }

  /**
   * Writes the order with the moving loops as in `sequence` and returns the split: the first `movingAlongX` of the sequence
   * and `alongX` loops in all run along X. At a memory both count for nothing.
   */
  arrange(sequence: Uint8Array, _movingAlongX: number, _alongX: number, permutation: Uint8Array, at: number): number {
    const { still, stillCount, movingCount } = this;
    const { prefix, suffix } = this.order;
    let position = at;
    for (let i = 0; i < prefix.length; i++) permutation[position++] = prefix[i];
    for (let i = 0; i < stillCount; i++) permutation[position++] = still[i];
    for (let i = 0; i < movingCount; i++) permutation[position++] = sequence[i];
    for (let i = 0; i < suffix.length; i++) permutation[position++] = suffix[i];
    return 0;
  }
}
