import type { Mapspace } from './mapspace.ts';
import type { Random } from './random.ts';

/** Moves of the changeover from X to Y at fan-outs whose split is free. */
export class SplitMoves {
  readonly #mapspace: Mapspace;
  /** Fan-outs whose split is free. */
  readonly #fanouts: Uint8Array;
  readonly #order: Uint8Array;
  /** Splits that put 0, 1, 2, ... loops with a bound above 1 along X; the smallest for each. */
  readonly #splits: Uint8Array;

  constructor(mapspace: Mapspace) {
    const { fanouts, shape } = mapspace;
    this.#mapspace = mapspace;
    this.#fanouts = Uint8Array.from(fanouts.map((_, f) => f).filter((f) => fanouts[f].split === undefined));
    this.#order = new Uint8Array(shape.dimensions);
    this.#splits = new Uint8Array(shape.dimensions + 1);
  }

  /** More or fewer loops of a fan-out run along X; false where no fan-out has a loop. */
  move(random: Random, digits: Float64Array): boolean {
    const { fanouts, layout, orders } = this.#mapspace;
    const count = this.#fanouts.length;
    const first = count === 0 ? 0 : random.below(count);
    for (let i = 0; i < count; i++) {
      const f = this.#fanouts[(first + i) % count];
      const { level } = fanouts[f];
      orders[level].write(digits[layout.permutation + level], this.#order, 0);
      const loops = this.#findSplits(digits, level);
      if (loops === 0) continue;
      let alongX = 0;
      while (alongX < loops && this.#splits[alongX + 1] <= digits[layout.split + f]) alongX++;
      digits[layout.split + f] = this.#splits[(alongX + 1 + random.below(loops)) % (loops + 1)];
      return true;
    }
    return false;
  }

  /** Writes the splits and returns the number of loops. */
  #findSplits(digits: Float64Array, level: number): number {
    const { factorizations, layout } = this.#mapspace;
    const order = this.#order;
    let loops = 0;
    this.#splits[0] = 0;
    for (let position = 0; position < order.length; position++) {
      const d = order[position];
      if (factorizations.factorAt(d, digits[layout.factorization + d], level) === 1) continue;
      this.#splits[++loops] = position + 1;
    }
    return loops;
  }
}
