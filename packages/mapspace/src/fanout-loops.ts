import type { FanoutSpace } from './fanout-space.ts';
import { LevelLoops } from './level-loops.ts';
import type { LoopOrder } from './loop-order.ts';

/**
 * The loops of one fan-out whose bound is not 1. Two arrangements are equal when the same loops run along X in the same
 * order, and so along Y. Where the user fixes the split, its position counts loops of bound 1 too: a loop at a fixed
 * position has its side, and so many free loops can stand on either side.
 */
export class FanoutLoops extends LevelLoops {
  readonly fanout: FanoutSpace;
  /** Prefix, then suffix, dimensions with a bound above 1, innermost first. */
  readonly fixed: Uint8Array;
  prefixCount = 0;
  fixedCount = 0;
  /** Of the fixed loops, those along X where the split is fixed. */
  fixedAlongX = 0;
  /** How few and how many moving loops may run along X; where the split is free, any number. */
  leastAlongX = 0;
  mostAlongX = 0;

  /** Free positions along X; meaningful where the split is fixed. */
  readonly #freeAlongX: number;

  constructor(order: LoopOrder, fanout: FanoutSpace) {
    super(order);
    this.fanout = fanout;
    this.fixed = new Uint8Array(order.prefix.length + order.suffix.length);
    this.#freeAlongX = Math.max(0, Math.min((fanout.split ?? 0) - order.prefix.length, order.free.length));
  }

  override prepare(factors: Float64Array, at: number): void {
    super.prepare(factors, at);
    const { prefix, suffix, free } = this.order;
    const split = this.fanout.split ?? 0;
    let fixed = 0;
    let alongX = 0;
    for (let i = 0; i < prefix.length; i++) {
      if (this.isLoop[prefix[i]] === 0) continue;
      this.fixed[fixed++] = prefix[i];
      if (i < split) alongX++;
    }
    this.prefixCount = fixed;
    const suffixAt = prefix.length + free.length;
    for (let i = 0; i < suffix.length; i++) {
      if (this.isLoop[suffix[i]] === 0) continue;
      this.fixed[fixed++] = suffix[i];
      if (suffixAt + i < split) alongX++;
    }
    this.fixedCount = fixed;
    this.fixedAlongX = alongX;
    this.leastAlongX = this.fanout.split === undefined ? 0 : Math.max(0, this.#freeAlongX - this.stillCount);
    this.mostAlongX = this.fanout.split === undefined ? this.movingCount : Math.min(this.#freeAlongX, this.movingCount);
  }

  override arrange(
    sequence: Uint8Array,
    movingAlongX: number,
    alongX: number,
    permutation: Uint8Array,
    at: number,
  ): number {
    const { still, stillCount, movingCount } = this;
    const { prefix, suffix } = this.order;
    const stillAlongX = this.fanout.split === undefined ? stillCount : this.#freeAlongX - movingAlongX;
    let position = at;
    for (let i = 0; i < prefix.length; i++) permutation[position++] = prefix[i];
    for (let i = 0; i < stillAlongX; i++) permutation[position++] = still[i];
    for (let i = 0; i < movingAlongX; i++) permutation[position++] = sequence[i];
    for (let i = stillAlongX; i < stillCount; i++) permutation[position++] = still[i];
    for (let i = movingAlongX; i < movingCount; i++) permutation[position++] = sequence[i];
    for (let i = 0; i < suffix.length; i++) permutation[position++] = suffix[i];
    return this.fanout.split ?? this.#splitAfter(alongX, permutation, at);
  }

  /** The smallest split that puts so many loops with a bound above 1 along X. */
  #splitAfter(alongX: number, permutation: Uint8Array, at: number): number {
    let split = 0;
    for (let seen = 0; seen < alongX; split++) seen += this.isLoop[permutation[at + split]];
    return split;
  }
}
