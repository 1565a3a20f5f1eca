/**
 * All combinations of one choice per dataspace whose costs, of several resources each, add up to less than a limit, in
 * lexicographic order. The walk is done in pieces: there are as many combinations as the product of the choices.
 */
export class KeepCombinations {
  /** [dataspace][choice * resources + resource] as the owner fills it in before `begin`. */
  readonly #costs: readonly Float64Array[];
  readonly #resources: number;
  /** [dataspace] choice that is tried. */
  readonly #chosen: Int32Array;
  /** [dataspace * resources + resource] cost of the choices before it; the last entries are those of all. */
  readonly #sums: Float64Array;
  /** [dataspace * resources + resource] least cost of it and all after it. */
  readonly #least: Float64Array;
  readonly #bound: Float64Array;
  #depth = -1;

  constructor(costs: readonly Float64Array[], resources: number) {
    this.#costs = costs;
    this.#resources = resources;
    this.#chosen = new Int32Array(costs.length);
    this.#sums = new Float64Array((costs.length + 1) * resources);
    this.#least = new Float64Array((costs.length + 1) * resources);
    this.#bound = new Float64Array(resources);
  }

  get done(): boolean {
    return this.#depth < 0;
  }

  /** Begins anew, with costs [resource] that all combinations have; returns what any of them costs at the least. */
  begin(shared: Float64Array): Float64Array {
    const resources = this.#resources;
    this.#sums.set(shared);
    for (let s = this.#costs.length - 1; s >= 0; s--) {
      for (let r = 0; r < resources; r++) {
        this.#least[s * resources + r] = this.#least[(s + 1) * resources + r] + this.#leastOf(s, r);
      }
    }
    for (let r = 0; r < resources; r++) this.#bound[r] = shared[r] + this.#least[r];
    this.#depth = 0;
    this.#chosen[0] = -1;
    return this.#bound;
  }

  /**
   * Works for about so many steps, and hands on what it finds; returns the steps that it took.
   *
   * @param below of costs [resource]; where costs are not below the limit, no higher ones are
   * @param found returns the steps that it took by itself
   */
  advance(
    steps: number,
    below: (costs: Float64Array) => boolean,
    found: (chosen: Int32Array, costs: Float64Array) => number,
  ): number {
    const resources = this.#resources;
    const last = this.#costs.length - 1;
    let taken = 0;
    while (this.#depth >= 0 && taken < steps) {
      taken++;
      const s = this.#depth;
      if (++this.#chosen[s] * resources >= this.#costs[s].length) {
        this.#depth--;
        continue;
      }
      this.#add(s);
      if (!below(this.#bound)) continue;
      // Nothing comes after the last one: its bound is its cost.
      if (s === last) taken += found(this.#chosen, this.#bound);
      else {
        this.#chosen[s + 1] = -1;
        this.#depth++;
      }
    }
    return taken;
  }

  /** Sums up the choices so far, and what the rest costs at the least. */
  #add(s: number): void {
    const resources = this.#resources;
    const costs = this.#costs[s];
    const own = this.#chosen[s] * resources;
    for (let r = 0, at = s * resources; r < resources; r++, at++) {
      const sum = this.#sums[at] + costs[own + r];
      this.#sums[at + resources] = sum;
      this.#bound[r] = sum + this.#least[at + resources];
    }
  }

  #leastOf(s: number, resource: number): number {
    let least = Infinity;
    for (let at = resource; at < this.#costs[s].length; at += this.#resources)
      least = Math.min(least, this.#costs[s][at]);
    return least;
  }
}
