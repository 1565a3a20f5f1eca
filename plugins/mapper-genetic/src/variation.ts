import {
  crossDimensions,
  crossLevels,
  FactorExchange,
  type Mapspace,
  Neighbourhood,
  type Random,
} from '@loopwright/core';

/** Share of mutations that exchange factors, and that swap those of two levels; the rest is any small move. */
const EXCHANGE = 0.3;
const SWAP_LEVELS = 0.1;

/** What happens to genomes from one generation to the next. */
export class Variation {
  readonly #mapspace: Mapspace;
  readonly #random: Random;
  readonly #neighbourhood: Neighbourhood;
  readonly #exchange: FactorExchange;

  constructor(mapspace: Mapspace, random: Random) {
    this.#mapspace = mapspace;
    this.#random = random;
    this.#neighbourhood = new Neighbourhood(mapspace);
    this.#exchange = new FactorExchange(mapspace);
  }

  /** Writes a child with something of both parents. */
  cross(mother: Float64Array, father: Float64Array, child: Float64Array): void {
    const cross = this.#random.nextUint32() >= 2 ** 31 ? crossDimensions : crossLevels;
    cross(this.#mapspace, this.#random, mother, father, child);
  }

  /** A prime factor moves, two loops change places, a bypass bit flips, or the like. */
  mutate(digits: Float64Array): void {
    const draw = this.#random.float();
    if (draw < EXCHANGE && this.#exchange.exchange(this.#random, digits)) return;
    if (draw > 1 - SWAP_LEVELS && this.#exchange.swapLevels(this.#random, digits)) return;
    this.#neighbourhood.move(this.#random, digits);
  }

  /** Arranges the fan-outs anew where they no longer fit; false where they cannot. */
  repair(digits: Float64Array): boolean {
    return this.#neighbourhood.repairFanouts(this.#random, digits);
  }
}
