import type { Problem } from '@loopwright/spec';
import { wordsOf } from '@loopwright/workload';
import { LeastTraffic } from './least-traffic.ts';
import { residenceOrders } from './residence-order.ts';
import type { Factors } from './tile-sizes.ts';
import { touchedWords } from './touched-words.ts';

export interface TrafficBoundOptions {
  readonly factors: Factors;
  /** [dataspace] bits of a word on chip. */
  readonly wordBits: readonly number[];
  /** [dataspace] what a word weighs that crosses: 1 to count words, its bits to count bits. */
  readonly weights: readonly number[];
}

/** More than the quotients of a sum can be off. */
const ROUNDING = 1e-12;
/** More than so many orders of dataspaces are not looked at. */
const MOST_DATASPACES = 6;

/**
 * The least traffic to the outermost memory, as a function of what fits on chip, over all mappings of a problem to whatever
 * design: reads and updates of the outermost memory as the cost model counts them, the metric `last_level_accesses`.
 *
 * The proof. Let a loop nest run on any levels, fan-outs and bypasses. What one dataspace has on chip moves with the first
 * temporal loop outside it that is relevant to it; let its residence be the nest inside that loop, with all spatial loops, and
 * `y(d)` the points of dimension `d` there. Then
 *
 * 1. All residences are inner parts of one nest, so they lie within each other: in some order of the dataspaces, every `y(d)`
 *    grows.
 * 2. At any time a dataspace holds the words that its residence touches, of every rank at least the sum of `y(d) - 1` over its
 *    dimensions, plus 1; all of them together fit on chip.
 * 3. A loop that is not relevant, outside the residence, brings the whole dataspace again with every iteration, as the tile has
 *    moved in between and reuse does not survive a change of direction. So of a dataspace of `D` words at least
 *    `D x product over its irrelevant dimensions of bound(d) / y(d)` cross. Where last passes are shorter, the parts of the problem
 *    have residences of their own; the words of a part, per compute, are no fewer than those of the whole, so what holds for each
 *    part, per compute, holds for their mean.
 * 4. Of an output every word crosses in both directions, but for the first way in, of which nothing is read.
 *
 * The bound is the minimum over all orders and all whole `y(d)`, with perfect factors over divisors alone. It is no less than the
 * words that the problem touches (`y(d) = bound(d)`), and falls with the capacity. Sizes may be taken together where they are too many
 * to be tried each; the bound is then a little lower than it could be. That tiles alone decide this traffic is the observation of
 * Orojenesis (Huang et al., ISCA 2024), which searches the perfect ones.
 */
export class TrafficBound {
  /** What crosses even if everything fits on chip, by `weights`. */
  readonly compulsory: number;
  readonly #orders: readonly LeastTraffic[];

  /** @throws RangeError where the problem has too many dataspaces */
  constructor(problem: Problem, { factors, wordBits, weights }: TrafficBoundOptions) {
    if (problem.dataspaces.length > MOST_DATASPACES) {
      throw new RangeError(`traffic is bounded for ${MOST_DATASPACES} dataspaces at the most`);
    }
    const traffic = problem.dataspaces.map((dataspace, s) => ({
      words: touchedWords(dataspace, problem),
      firstWords: dataspace.readWrite ? wordsOf(dataspace, problem) : undefined,
      wordBits: wordBits[s]!,
      weight: weights[s]!,
    }));
    this.#orders = residenceOrders(problem).map((order) => new LeastTraffic(order, traffic, factors));
    this.compulsory = this.at(Number.POSITIVE_INFINITY)!;
  }

  /** By `weights`; undefined where not even one word of each dataspace fits. */
  at(capacityBits: number): number | undefined {
    const least = Math.min(...this.#orders.map((order) => order.at(capacityBits)));
    // Words and bits are whole; quotients may be off in the last place.
    return least === Number.POSITIVE_INFINITY ? undefined : Math.ceil(least * (1 - ROUNDING));
  }
}
