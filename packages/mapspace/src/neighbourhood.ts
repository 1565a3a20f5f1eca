import { FactorMoves } from './factor-moves.ts';
import { FanoutRepair } from './fanout-repair.ts';
import type { Mapspace } from './mapspace.ts';
import { OrderMoves } from './order-moves.ts';
import type { Random } from './random.ts';
import { SplitMoves } from './split-moves.ts';

/** The kinds of moves, and how often each is tried; they need not add up to 1. */
export interface MoveWeights {
  readonly factor: number;
  readonly swap: number;
  readonly shift: number;
  readonly split: number;
  readonly bypass: number;
  /** A digit drawn again: reaches what constraints cut off from the small moves. */
  readonly redraw: number;
}

export const defaultMoveWeights: MoveWeights = { factor: 8, swap: 3, shift: 3, split: 1, bypass: 1, redraw: 0.25 };

/**
 * Small changes of a genome in place, all within the mapspace. Each says whether it changed anything. They allocate nothing;
 * one neighbourhood serves one search at a time.
 */
export class Neighbourhood {
  readonly #mapspace: Mapspace;
  readonly #factors: FactorMoves;
  readonly #orders: OrderMoves;
  readonly #splits: SplitMoves;
  readonly #fanouts: FanoutRepair;
  /** [kind] sums of the weights up to it. */
  readonly #upTo: Float64Array;
  /** Digits that have more than one value. */
  readonly #open: Uint16Array;

  constructor(mapspace: Mapspace, weights: MoveWeights = defaultMoveWeights) {
    this.#mapspace = mapspace;
    this.#factors = new FactorMoves(mapspace);
    this.#orders = new OrderMoves(mapspace);
    this.#splits = new SplitMoves(mapspace);
    this.#fanouts = new FanoutRepair(mapspace);
    const { factor, swap, shift, split, bypass, redraw } = weights;
    let sum = 0;
    this.#upTo = Float64Array.of(factor, swap, shift, split, bypass, redraw).map((weight) => {
      sum += weight;
      return sum;
    });
    this.#open = Uint16Array.from([...mapspace.radices.keys()].filter((i) => mapspace.radices[i] > 1));
  }

  /** One move of a random kind, tried again in other kinds where it changes nothing; false where nothing can change. */
  move(random: Random, digits: Float64Array): boolean {
    for (let attempt = 0; attempt < 16; attempt++) {
      const point = random.float() * this.#upTo[this.#upTo.length - 1];
      let kind = 0;
      while (point >= this.#upTo[kind]) kind++;
      if (this.#moveKind(kind, random, digits)) return true;
    }
    return this.redraw(random, digits);
  }

  /** A prime factor of one dimension goes from one level to another. */
  moveFactor(random: Random, digits: Float64Array): boolean {
    return this.#factors.move(random, digits);
  }

  /** Two loops of one level change places. */
  swapLoops(random: Random, digits: Float64Array): boolean {
    return this.#orders.swap(random, digits);
  }

  /** A loop goes to another position of its level. */
  moveLoop(random: Random, digits: Float64Array): boolean {
    return this.#orders.shift(random, digits);
  }

  /** More or fewer loops of a fan-out run along X. */
  changeSplit(random: Random, digits: Float64Array): boolean {
    return this.#splits.move(random, digits);
  }

  /** A memory keeps a dataspace that it bypassed, or the other way round. */
  flipBypass(random: Random, digits: Float64Array): boolean {
    const bits = this.#mapspace.bypass.free.length;
    if (bits === 0) return false;
    const at = this.#mapspace.layout.bypass + random.below(bits);
    digits[at] = 1 - digits[at];
    return true;
  }

  /** One digit takes another value, whatever it means. */
  redraw(random: Random, digits: Float64Array): boolean {
    if (this.#open.length === 0) return false;
    const at = this.#open[random.below(this.#open.length)];
    const radix = this.#mapspace.radices[at];
    digits[at] = (digits[at] + 1 + random.below(radix - 1)) % radix;
    return true;
  }

  /** Rearranges fan-outs that do not fit; false where their factors are too large. */
  repairFanouts(random: Random, digits: Float64Array): boolean {
    return this.#fanouts.repair(random, digits);
  }

  #moveKind(kind: number, random: Random, digits: Float64Array): boolean {
    switch (kind) {
      case 0:
        return this.moveFactor(random, digits);
      case 1:
        return this.swapLoops(random, digits);
      case 2:
        return this.moveLoop(random, digits);
      case 3:
        return this.changeSplit(random, digits);
      case 4:
        return this.flipBypass(random, digits);
      default:
        return this.redraw(random, digits);
    }
  }
}
