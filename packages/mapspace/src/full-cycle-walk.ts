import type { Random } from './random.ts';

/** Products up to this are exact in a double, sums of two as well. */
const maxLimb = 2 ** 52;

/**
 * A random walk over all vectors of digits with given radices that visits none twice: a Weyl sequence, position + step modulo
 * the number of vectors, with a step that has no common divisor with it. Beyond 2^52 vectors the digits are split into several
 * such sequences that advance together, and the walk returns after the least common multiple of their lengths.
 */
export class FullCycleWalk {
  /** [digit] radix, and limb it belongs to. */
  readonly #radices: Float64Array;
  readonly #limbOf: Uint8Array;
  /** [limb] */
  readonly #size: Float64Array;
  readonly #position: Float64Array;
  readonly #step: Float64Array;
  #limbs = 0;
  #steps = 0;

  constructor(digits: number) {
    this.#radices = new Float64Array(digits);
    this.#limbOf = new Uint8Array(digits);
    this.#size = new Float64Array(digits);
    this.#position = new Float64Array(digits);
    this.#step = new Float64Array(digits);
  }

  /** Begins a walk over vectors with these radices, all 1 or more and below 2^53, at a random one. */
  start(radices: Float64Array, random: Random): void {
    let limb = 0;
    let size = 1;
    for (let i = 0; i < radices.length; i++) {
      if (size * radices[i] > maxLimb && size > 1) {
        this.#size[limb++] = size;
        size = 1;
      }
      size *= radices[i];
      this.#radices[i] = radices[i];
      this.#limbOf[i] = limb;
    }
    this.#size[limb++] = size;
    this.#limbs = limb;
    this.#steps = 0;
    for (let l = 0; l < limb; l++) this.#position[l] = random.below(this.#size[l]);
  }

  /** Writes the next vector; false when the walk has come round. */
  next(digits: Float64Array, random: Random): boolean {
    if (this.#steps === 1) this.#chooseSteps(random);
    if (this.#steps > 0 && !this.#move()) return false;
    this.#steps++;
    let limb = -1;
    let rest = 0;
    for (let i = 0; i < this.#radices.length; i++) {
      if (this.#limbOf[i] !== limb) rest = this.#position[++limb];
      const radix = this.#radices[i];
      if (radix === 1) {
        digits[i] = 0;
        continue;
      }
      const quotient = Math.floor(rest / radix);
      digits[i] = rest - quotient * radix;
      rest = quotient;
    }
    return true;
  }

  /** Whether the walk has not come round: it does after as many steps as the largest limb is long, or later. */
  #move(): boolean {
    let longest = 0;
    for (let l = 0; l < this.#limbs; l++) {
      const size = this.#size[l];
      const position = this.#position[l] + this.#step[l];
      this.#position[l] = position >= size ? position - size : position;
      longest = Math.max(longest, size);
    }
    return this.#steps < longest;
  }

  /** Only walks of more than one step need steps. */
  #chooseSteps(random: Random): void {
    for (let l = 0; l < this.#limbs; l++) {
      const size = this.#size[l];
      let step = size === 1 ? 0 : 1 + random.below(size - 1);
      while (size > 1 && greatestCommonDivisor(step, size) !== 1) step = 1 + random.below(size - 1);
      this.#step[l] = step;
    }
  }
}

function greatestCommonDivisor(a: number, b: number): number {
  let high = b;
  let low = a;
  while (low !== 0) {
    const rest = high % low;
    high = low;
    low = rest;
  }
  return high;
}
