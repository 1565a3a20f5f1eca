import type { Projection } from '../space/projection.ts';
import { type LoopsOutside, sweptExtent } from './swept-extent.ts';

/**
 * Least cost of the flows that are open at one place: whichever axis the next loop outside runs along, it is the same for all of
 * them, so the least sum over the axes bounds what they cost.
 */
export class NextLoop implements LoopsOutside {
  readonly steps: Float64Array;
  strides: Float64Array;
  strideAt = 0;
  nested = true;
  /** Product of the steps. */
  all = 1;
  readonly #resources: number;
  /** [resource * axes + axis] cost of the flows added so far where the next loop runs along it. */
  readonly #sums: Float64Array;
  /** [axis] words of one of them. */
  readonly #words: Float64Array;

  constructor(axes: number, resources: number) {
    this.steps = new Float64Array(axes);
    this.strides = this.steps;
    this.#resources = resources;
    this.#sums = new Float64Array(resources * axes);
    this.#words = new Float64Array(axes);
  }

  /** Begins anew: the steps left are written, and `strides` [strideAt + axis] are the points covered so far. */
  begin(strides: Float64Array, strideAt: number, nested: boolean): void {
    const { steps } = this;
    this.strides = strides;
    this.strideAt = strideAt;
    this.nested = nested;
    let all = 1;
    for (let axis = 0; axis < steps.length; axis++) all *= steps[axis];
    this.all = all;
    this.#sums.fill(0);
  }

  /**
   * @param prices [priceAt + resource] of a word
   * @param floors [floorAt + resource] that the flow costs at the least, whatever loops come
   * @param extents [extentAt + rank] of the flow's tile, `full` words in all
   */
  add(
    projection: Projection,
    prices: Float64Array,
    priceAt: number,
    floors: Float64Array,
    floorAt: number,
    full: number,
    extents: Float64Array,
    extentAt: number,
  ): void {
    const words = this.#words;
    const sums = this.#sums;
    const axes = words.length;
    this.#countWords(projection, full, extents, extentAt);
    for (let r = 0, at = 0; r < this.#resources; r++, at += axes) {
      const price = prices[priceAt + r];
      if (price === 0) continue;
      const floor = floors[floorAt + r];
      for (let axis = 0; axis < axes; axis++) sums[at + axis] += Math.max(words[axis] * price, floor);
    }
  }

  /** Adds the least of every resource to `costs` [resource]; there must be a loop to come. */
  addLeast(costs: Float64Array): void {
    const axes = this.#words.length;
    for (let r = 0, at = 0; r < this.#resources; r++, at += axes) {
      let least = Infinity;
      for (let axis = 0; axis < axes; axis++) {
        if (this.steps[axis] !== 1 && this.#sums[at + axis] < least) least = this.#sums[at + axis];
      }
      costs[r] += least;
    }
  }

  /**
   * Least words that a child must be sent of one dataspace, for each axis that the next loop may run along; all loops so far
   * are irrelevant to it.
   *
   * A loop that is irrelevant costs nothing here, and all irrelevant ones may still come first: one tile for every step of the
   * relevant axes. A loop that moves the tile ends that: from here on every iteration, of irrelevant axes too, brings a
   * tile. Windows overlap: of the steps along one rank only the swept extent is new. That is saved along one rank only, since
   * a step along another changes the direction, and only while no other loop runs, since after any other step the tile comes
   * whole; so each combination of the other axes' iterations sweeps anew.
   */
  #countWords(projection: Projection, full: number, extents: Float64Array, extentAt: number): void {
    const { steps, all } = this;
    const words = this.#words;
    const { ranks, relevant, plain, simple } = projection;
    const axes = steps.length;
    if (!simple) {
      for (let axis = 0; axis < axes; axis++) words[axis] = full;
      return;
    }
    let moving = 1;
    for (let axis = 0; axis < axes; axis++) if (relevant & (1 << axis)) moving *= steps[axis];
    let reused = full * moving;
    // No window where all that move it are alone in their ranks.
    for (let r = relevant & ~plain ? 0 : ranks.length; r < ranks.length; r++) {
      const rank = ranks[r];
      if (rank.axes.length === 1) continue;
      let along = 1;
      for (let i = 0; i < rank.axes.length; i++) along *= steps[rank.axes[i]];
      if (along === 1) continue;
      const extent = extents[extentAt + r];
      const perSweep = (full / extent) * sweptExtent(rank, extent, this);
      const swept = (all / along) * perSweep;
      for (let i = 0; i < rank.axes.length; i++) words[rank.axes[i]] = swept;
      reused = Math.min(reused, (moving / along) * perSweep);
    }
    for (let axis = 0; axis < axes; axis++) {
      if (!(relevant & (1 << axis))) words[axis] = reused;
      else if (plain & (1 << axis)) words[axis] = full * all;
    }
  }
}
