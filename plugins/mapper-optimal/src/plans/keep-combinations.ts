/**
 * All combinations of one choice per dataspace whose costs add up to less than a limit, in lexicographic order. The walk is
 * done in pieces: there are as many combinations as the product of the choices.
 */
export class KeepCombinations {
  /** [dataspace][choice] as the owner fills it in before `begin`. */
  readonly #costs: readonly (readonly number[])[];
  /** [dataspace] choice that is tried. */
  readonly #chosen: Int32Array;
  /** [dataspace] cost of the choices before it; the last entry is that of all. */
  readonly #sums: Float64Array;
  /** [dataspace] least cost of it and all after it. */
  readonly #least: Float64Array;
  #depth = -1;

  constructor(costs: readonly (readonly number[])[]) {
    this.#costs = costs;
    this.#chosen = new Int32Array(costs.length);
    this.#sums = new Float64Array(costs.length + 1);
    this.#least = new Float64Array(costs.length + 1);
  }

  get done(): boolean {
    return this.#depth < 0;
  }

  /** Begins anew, with a cost that all combinations have. */
  begin(shared: number): void {
    this.#sums[0] = shared;
    for (let s = this.#costs.length - 1; s >= 0; s--) {
      this.#least[s] = this.#least[s + 1] + Math.min(...this.#costs[s]);
    }
    this.#depth = 0;
    this.#chosen[0] = -1;
  }

  /** Takes up to so many steps, and hands on what it finds; returns the steps that it took. */
  advance(steps: number, below: (cost: number) => boolean, found: (chosen: Int32Array, cost: number) => void): number {
    const last = this.#costs.length - 1;
    let taken = 0;
    while (this.#depth >= 0 && taken < steps) {
      taken++;
      const s = this.#depth;
      if (++this.#chosen[s] >= this.#costs[s].length) {
        this.#depth--;
        continue;
      }
      const sum = this.#sums[s] + this.#costs[s][this.#chosen[s]];
      if (!below(sum + this.#least[s + 1])) continue;
      if (s === last) found(this.#chosen, sum);
      else {
        this.#sums[s + 1] = sum;
        this.#chosen[s + 1] = -1;
        this.#depth++;
      }
    }
    return taken;
  }
}
