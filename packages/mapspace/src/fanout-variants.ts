import { FanoutLoops } from './fanout-loops.ts';
import type { FanoutSpace } from './fanout-space.ts';
import { factorials, type LevelVariants } from './level-variants.ts';
import type { LoopOrder } from './loop-order.ts';
import { unrankPermutation } from './permutations.ts';

/** Every distinct arrangement of a fan-out, whether or not it fits the hardware: orders of the moving loops times cuts. */
export class AnyFanoutVariants implements LevelVariants {
  count = 1;
  readonly #loops: FanoutLoops;
  readonly #sequence: Uint8Array;

  constructor(order: LoopOrder, fanout: FanoutSpace) {
    this.#loops = new FanoutLoops(order, fanout);
    this.#sequence = new Uint8Array(order.free.length);
  }

  prepare(factors: Float64Array, at: number): void {
    const loops = this.#loops;
    loops.prepare(factors, at);
    const cuts =
      loops.fanout.split === undefined
        ? loops.movingCount + loops.fixedCount + 1
        : loops.mostAlongX - loops.leastAlongX + 1;
    this.count = factorials[loops.movingCount] * cuts;
  }

  write(number: number, permutation: Uint8Array, at: number): number {
    const loops = this.#loops;
    const sequence = this.#sequence;
    const { movingCount, prefixCount, leastAlongX } = loops;
    const orders = factorials[movingCount];
    const cut = Math.floor(number / orders);
    unrankPermutation(number - cut * orders, movingCount, sequence, 0);
    for (let i = 0; i < movingCount; i++) sequence[i] = loops.moving[sequence[i]];
    const movingAlongX =
      loops.fanout.split === undefined ? Math.max(0, Math.min(cut - prefixCount, movingCount)) : leastAlongX + cut;
    return loops.arrange(sequence, movingAlongX, cut, permutation, at);
  }
}

/**
 * The distinct arrangements of a fan-out that fit the hardware along X and along Y. They are grouped by which loops run
 * along X; within a group the orders along X and along Y are independent.
 */
export class FittingFanoutVariants implements LevelVariants {
  count = 1;
  readonly #loops: FanoutLoops;
  readonly #sequence: Uint8Array;
  /** [group] moving loops along X as a mask, loops along X in all, and variants in the groups before. */
  readonly #mask: Int32Array;
  readonly #alongX: Uint8Array;
  readonly #before: Float64Array;
  #groups = 0;
  /** No loop has a bound above 1: nothing to arrange. */
  #unused = true;
  /** [mask] product of the moving loops in it, and how many they are. */
  readonly #product: Float64Array;
  readonly #size: Uint8Array;

  constructor(order: LoopOrder, fanout: FanoutSpace) {
    this.#loops = new FanoutLoops(order, fanout);
    this.#sequence = new Uint8Array(order.free.length);
    // As many loops of bound 2 or more as fit.
    const most = Math.min(order.free.length, Math.floor(Math.log2(fanout.fanoutX * fanout.fanoutY)));
    const masks = 2 ** most;
    const groups = masks + order.prefix.length + order.suffix.length;
    this.#mask = new Int32Array(groups);
    this.#alongX = new Uint8Array(groups);
    this.#before = new Float64Array(groups);
    this.#product = new Float64Array(masks).fill(1);
    this.#size = new Uint8Array(masks);
  }

  prepare(factors: Float64Array, at: number): void {
    const loops = this.#loops;
    const { fanoutX, fanoutY } = loops.fanout;
    let all = 1;
    for (let d = 0; d < loops.isLoop.length; d++) all *= factors[at + d];
    this.#unused = all === 1;
    this.count = all === 1 ? 1 : 0;
    if (all === 1 || all > fanoutX * fanoutY) return;
    loops.prepare(factors, at);
    this.#groups = 0;
    this.#multiply(factors, at);
    if (loops.fanout.split === undefined) this.#groupAnySplit(factors, at, all);
    else this.#groupFixedSplit(factors, at, all);
  }

  write(number: number, permutation: Uint8Array, at: number): number {
    const loops = this.#loops;
    if (this.#unused) {
      loops.order.write(0, permutation, at);
      return loops.fanout.split ?? 0;
    }
    const sequence = this.#sequence;
    let group = this.#groups - 1;
    while (this.#before[group] > number) group--;
    const mask = this.#mask[group];
    const alongX = this.#size[mask];
    const alongY = loops.movingCount - alongX;
    const rest = number - this.#before[group];
    const orderX = Math.floor(rest / factorials[alongY]);
    unrankPermutation(orderX, alongX, sequence, 0);
    unrankPermutation(rest - orderX * factorials[alongY], alongY, sequence, alongX);
    for (let i = 0; i < alongX; i++) sequence[i] = this.#member(mask, sequence[i]);
    for (let i = alongX; i < loops.movingCount; i++) sequence[i] = this.#member(~mask, sequence[i]);
    return loops.arrange(sequence, alongX, this.#alongX[group], permutation, at);
  }

  /** Dimension of the moving loop that is the n-th in the mask. */
  #member(mask: number, n: number): number {
    let rest = mask;
    for (let skipped = 0; skipped < n; skipped++) rest &= rest - 1;
    return this.#loops.moving[31 - Math.clz32(rest & -rest)];
  }

  #multiply(factors: Float64Array, at: number): void {
    const { moving, movingCount } = this.#loops;
    for (let i = 0; i < movingCount; i++) {
      const bit = 1 << i;
      const factor = factors[at + moving[i]];
      for (let rest = 0; rest < bit; rest++) {
        this.#product[bit | rest] = factor * this.#product[rest];
        this.#size[bit | rest] = this.#size[rest] + 1;
      }
    }
  }

  /** The changeover lies within the prefix, among the moving loops, or within the suffix. */
  #groupAnySplit(factors: Float64Array, at: number, all: number): void {
    const { fixed, fixedCount, prefixCount, movingCount } = this.#loops;
    const full = (1 << movingCount) - 1;
    let x = 1;
    for (let i = 0; i < prefixCount; i++) {
      this.#addIfFits(0, i, x, all);
      x *= factors[at + fixed[i]];
    }
    for (let mask = 0; mask <= full; mask++) {
      this.#addIfFits(mask, prefixCount + this.#size[mask], x * this.#product[mask], all);
    }
    x *= this.#product[full];
    for (let i = prefixCount; i < fixedCount; i++) {
      x *= factors[at + fixed[i]];
      this.#addIfFits(full, movingCount + i + 1, x, all);
    }
  }

  #groupFixedSplit(factors: Float64Array, at: number, all: number): void {
    const { fixed, fixedAlongX, leastAlongX, mostAlongX, movingCount } = this.#loops;
    let x = 1;
    // Loops along X are a prefix of the fixed ones.
    for (let i = 0; i < fixedAlongX; i++) x *= factors[at + fixed[i]];
    for (let mask = 0; mask < 1 << movingCount; mask++) {
      const size = this.#size[mask];
      if (size < leastAlongX || size > mostAlongX) continue;
      this.#addIfFits(mask, fixedAlongX + size, x * this.#product[mask], all);
    }
  }

  #addIfFits(mask: number, alongX: number, x: number, all: number): void {
    const { fanout, movingCount } = this.#loops;
    if (x > fanout.fanoutX || all / x > fanout.fanoutY) return;
    const group = this.#groups++;
    this.#mask[group] = mask;
    this.#alongX[group] = alongX;
    this.#before[group] = this.count;
    this.count += factorials[this.#size[mask]] * factorials[movingCount - this.#size[mask]];
  }
}
