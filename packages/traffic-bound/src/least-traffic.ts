import type { ResidenceOrder } from './residence-order.ts';
import { anySizes, divisorSizes, type Factors, type TileSizes } from './tile-sizes.ts';

/** What one dataspace weighs. */
export interface DataspaceTraffic {
  /** Words that the problem touches. */
  readonly words: number;
  /** Of outputs: words whose first way in is not read. */
  readonly firstWords: number | undefined;
  readonly wordBits: number;
  readonly weight: number;
}

/** Combinations of sizes tried per capacity, and sizes of the one that is looked up rather than tried. */
const MOST_TRIED = 50_000;
const MOST_LOOKED_UP = 10_000;

/**
 * The least traffic of one order of residence. All sizes but one are tried, each combination; the last one is as large as fits, since
 * traffic only falls with it.
 */
export class LeastTraffic {
  readonly #order: ResidenceOrder;
  readonly #dataspaces: readonly DataspaceTraffic[];
  /** [size] what it may be; the last one has most. */
  readonly #sizes: readonly TileSizes[];
  readonly #trace: readonly number[];
  /** [size] product of its bounds. */
  readonly #bounds: readonly number[];
  /** [size] what it is: for tiles the least it may be, for passes the most. */
  readonly #least: Float64Array;
  readonly #most: Float64Array;

  constructor(order: ResidenceOrder, dataspaces: readonly DataspaceTraffic[], factors: Factors) {
    this.#order = order;
    this.#dataspaces = dataspaces;
    this.#bounds = order.bounds.map((bounds) => bounds.reduce((product, bound) => product * bound, 1));
    this.#sizes = chooseSizes(order.bounds, this.#bounds, factors);
    this.#trace = [...this.#sizes.keys()].sort((a, b) => this.#sizes[a]!.least.length - this.#sizes[b]!.least.length);
    this.#least = new Float64Array(order.bounds.length).fill(1);
    this.#most = this.#least.slice();
  }

  /** Infinity where nothing fits. */
  at(capacityBits: number): number {
    return this.#try(0, capacityBits);
  }

  #try(depth: number, capacityBits: number): number {
    if (this.#heldBits() > capacityBits) return Number.POSITIVE_INFINITY;
    if (depth === this.#trace.length) return this.#traffic();
    const size = this.#trace[depth]!;
    const { least, most } = this.#sizes[size]!;
    const isLast = depth === this.#trace.length - 1;
    let best = Number.POSITIVE_INFINITY;
    const take = (entry: number) => {
      this.#least[size] = least[entry]!;
      this.#most[size] = most[entry]!;
    };
    if (isLast) {
      take(this.#largestThatFits(size, capacityBits));
      best = this.#traffic();
    } else {
      for (let entry = 0; entry < least.length; entry++) {
        take(entry);
        const found = this.#try(depth + 1, capacityBits);
        // Larger ones fit no better.
        if (found === Number.POSITIVE_INFINITY) break;
        best = Math.min(best, found);
      }
    }
    this.#least[size] = this.#most[size] = 1;
    return best;
  }

  /** The entry 0 fits. */
  #largestThatFits(size: number, capacityBits: number): number {
    const { least } = this.#sizes[size]!;
    let fits = 0;
    let tooLarge = least.length;
    while (tooLarge - fits > 1) {
      const middle = (fits + tooLarge) >> 1;
      this.#least[size] = least[middle]!;
      if (this.#heldBits() <= capacityBits) fits = middle;
      else tooLarge = middle;
    }
    return fits;
  }

  #heldBits(): number {
    const { tiles } = this.#order;
    let bits = 0;
    for (let s = 0; s < tiles.length; s++) {
      let words = 1;
      for (const rank of tiles[s]!) {
        let extent = 1;
        for (const size of rank) extent += this.#least[size]! - 1;
        words *= extent;
      }
      bits += words * this.#dataspaces[s]!.wordBits;
    }
    return bits;
  }

  #traffic(): number {
    const { passes } = this.#order;
    let traffic = 0;
    for (let s = 0; s < passes.length; s++) {
      const { words, firstWords, weight } = this.#dataspaces[s]!;
      let crossing = words;
      for (const size of passes[s]!) crossing *= this.#bounds[size]! / this.#most[size]!;
      if (firstWords !== undefined) crossing += Math.max(0, crossing - firstWords);
      traffic += crossing * weight;
    }
    return traffic;
  }
}

/** As fine as can be tried. */
function chooseSizes(bounds: ResidenceOrder['bounds'], products: readonly number[], factors: Factors): TileSizes[] {
  for (let grain = 1; ; grain = 1 + Math.max(2 * (grain - 1), 1e-3)) {
    // No list of all sizes of a long dimension, only to find that they are too many.
    if (factors === 'any' && grain === 1 && Math.max(...products, 1) > MOST_LOOKED_UP) continue;
    const sizes = bounds.map((each, i) =>
      factors === 'any' ? anySizes(products[i]!, grain) : divisorSizes(each, grain),
    );
    const counts = sizes.map(({ least }) => least.length).sort((a, b) => a - b);
    const lookedUp = counts.pop() ?? 1;
    if (lookedUp <= MOST_LOOKED_UP && counts.reduce((all, count) => all * count, 1) <= MOST_TRIED) return sizes;
  }
}
