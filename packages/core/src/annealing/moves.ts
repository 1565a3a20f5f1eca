import { FactorExchange, type Mapspace, Neighbourhood, type Random } from '@loopwright/mapspace';

/** Shares of the moves; the rest is any small move. */
const EXCHANGE = 0.4;
const SWAP_LEVELS = 0.2;
/** Moves tried before one that fits no fan-out is let through, to be rejected. */
const ATTEMPTS = 16;

/** Proposals: one small move of a genome or a few, with the fan-outs arranged anew where they no longer fit. */
export class Moves {
  readonly #neighbourhood: Neighbourhood;
  readonly #exchange: FactorExchange;
  readonly #compound: number;

  /** @param compound chance of one more move after each */
  constructor(mapspace: Mapspace, compound: number) {
    this.#neighbourhood = new Neighbourhood(mapspace);
    this.#exchange = new FactorExchange(mapspace);
    this.#compound = compound;
  }

  /** Writes a neighbour of `from` to `to`. */
  propose(random: Random, from: Float64Array, to: Float64Array): void {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      for (let i = 0; i < from.length; i++) to[i] = from[i];
      this.#move(random, to);
      while (random.float() < this.#compound) this.#move(random, to);
      if (this.#neighbourhood.repairFanouts(random, to)) return;
    }
  }

  #move(random: Random, digits: Float64Array): void {
    const draw = random.float();
    if (draw < EXCHANGE && this.#exchange.exchange(random, digits)) return;
    if (draw > 1 - SWAP_LEVELS && this.#exchange.swapLevels(random, digits)) return;
    this.#neighbourhood.move(random, digits);
  }
}
