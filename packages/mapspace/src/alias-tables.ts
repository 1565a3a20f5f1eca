import type { Random } from './random.ts';

/**
 * Many weighted choices, each drawn in constant time: Vose's alias method (IEEE TSE 17:9, 1991). Choice c is among the
 * options [start[c], start[c + 1]).
 */
export class AliasTables {
  readonly start: Int32Array;
  /** [option] share of its slot that it keeps, and the option that gets the rest. */
  readonly #share: Float64Array;
  readonly #other: Int32Array;

  /** @param weights [option] not negative, at least one of each choice above 0 */
  constructor(start: Int32Array, weights: Float64Array) {
    this.start = start;
    this.#share = new Float64Array(weights.length).fill(1);
    this.#other = new Int32Array(weights.length);
    for (let choice = 0; choice < start.length - 1; choice++) {
      this.#fill(weights.subarray(start[choice], start[choice + 1]), start[choice]);
    }
  }

  /** Draws an option of the choice. */
  draw(choice: number, random: Random): number {
    const first = this.start[choice];
    const options = this.start[choice + 1] - first;
    if (options === 1) return first;
    const point = random.float() * options;
    const slot = Math.floor(point);
    return point - slot < this.#share[first + slot] ? first + slot : this.#other[first + slot];
  }

  #fill(weights: Float64Array, first: number): void {
    const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
    const left = weights.map((weight) => weight / mean);
    const small: number[] = [];
    const large: number[] = [];
    for (let i = 0; i < left.length; i++) (left[i] < 1 ? small : large).push(i);
    while (small.length > 0 && large.length > 0) {
      const poor = small.pop()!;
      const rich = large[large.length - 1];
      this.#share[first + poor] = left[poor];
      this.#other[first + poor] = first + rich;
      left[rich] -= 1 - left[poor];
      if (left[rich] < 1) small.push(large.pop()!);
    }
  }
}
