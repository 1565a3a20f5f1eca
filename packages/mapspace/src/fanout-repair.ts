import { CandidateBatch } from './candidate.ts';
import { FittingFanoutVariants } from './fanout-variants.ts';
import type { Mapspace } from './mapspace.ts';
import type { Random } from './random.ts';

/** Rearranges fan-outs whose loops do not fit along X or along Y, as happens after factors move. */
export class FanoutRepair {
  readonly #mapspace: Mapspace;
  /** [fan-out] */
  readonly #variants: readonly FittingFanoutVariants[];
  readonly #current: CandidateBatch;

  constructor(mapspace: Mapspace) {
    this.#mapspace = mapspace;
    this.#variants = mapspace.fanouts.map((fanout) => new FittingFanoutVariants(mapspace.orders[fanout.level], fanout));
    this.#current = new CandidateBatch(mapspace.shape, 1);
  }

  /**
   * Gives every fan-out that does not fit one of the arrangements that do, all alike; the others stay as they are. False where
   * there is none; the genome may then have changed, within the mapspace.
   */
  repair(random: Random, digits: Float64Array): boolean {
    const mapspace = this.#mapspace;
    const { fanouts, orders, layout, shape } = mapspace;
    const { factors, permutation, split } = this.#current;
    mapspace.decode(digits, this.#current, 0);
    for (let f = 0; f < fanouts.length; f++) {
      const { level } = fanouts[f];
      const at = level * shape.dimensions;
      if (this.#fits(f)) continue;
      const variants = this.#variants[f];
      variants.prepare(factors, at);
      if (variants.count === 0) return false;
      split[level] = variants.write(random.below(variants.count), permutation, at);
      digits[layout.permutation + level] = orders[level].rank(permutation, at);
      if (fanouts[f].split === undefined) digits[layout.split + f] = split[level];
    }
    return true;
  }

  #fits(f: number): boolean {
    const { level, fanoutX, fanoutY } = this.#mapspace.fanouts[f];
    const dimensions = this.#mapspace.shape.dimensions;
    const { factors, permutation, split } = this.#current;
    const at = level * dimensions;
    let x = 1;
    let y = 1;
    for (let position = 0; position < dimensions; position++) {
      const factor = factors[at + permutation[at + position]];
      if (position < split[level]) x *= factor;
      else y *= factor;
    }
    return x <= fanoutX && y <= fanoutY;
  }
}
