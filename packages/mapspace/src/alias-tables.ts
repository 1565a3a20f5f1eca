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

  /** @param weights [choice][option], not negative, at least one of each choice above 0 */
  constructor(weights: readonly (readonly number[])[]) {
    this.start = new Int32Array(weights.length + 1);
    weights.forEach((options, c) => {
      this.start[c + 1] = this.start[c] + options.length;
    });
    this.#share = new Float64Array(this.start[weights.length]);
    this.#other = new Int32Array(this.start[weights.length]);
    for (const [c, options] of weights.entries()) this.#fill(options, this.start[c]);
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

  #fill(options: readonly number[], first: number): void {
    const mean = options.reduce((sum, weight) => sum + weight, 0) / options.length;
    const left = options.map((weight) => weight / mean);
    const small = left.flatMap((weight, i) => (weight < 1 ? [i] : []));
    const large = left.flatMap((weight, i) => (weight < 1 ? [] : [i]));
    this.#share.fill(1, first, first + options.length);
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
