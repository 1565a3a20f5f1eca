import type { DensityKind } from '../density.ts';
import { remembering } from '../remembering.ts';
import { DoubleDouble, quotient } from './double-double.ts';
import { EmptyDraws } from './empty-draws.ts';

/** Values that are not zero lie anywhere, each place as likely as any other: an unstructured sparse tensor of known density. */
export const hypergeometric: DensityKind = {
  name: 'hypergeometric',
  description: 'values lie anywhere, every place as likely as any other',
  create: ({ density }, { words: tensorWords }) => {
    const nonzeros = Math.ceil(density * tensorWords);
    const empty = new EmptyDraws();
    const drawsOf = remembering(
      (words) => new Draws(words, nonzeros, tensorWords),
      ({ likely }) => likely.most - likely.least + 1,
    );
    const emptyChance = remembering(
      (words) => new EmptyDraws().chance(words, nonzeros, tensorWords),
      () => 1,
    );
    let last: Draws | undefined;
    const drawsWithin = (words: number, marked: number, all: number): Draws => {
      if (!last?.areOf(words, marked, all)) last = new Draws(words, marked, all);
      return last;
    };
    return {
      ignoresExtents: true,
      probability: ({ words }, occupancy, within) => {
        const isOfTensor = !within || (within.words === tensorWords && within.occupancy === nonzeros);
        if (isOfTensor) return occupancy === 0 ? emptyChance(words) : drawsOf(words).chance(occupancy);
        if (occupancy === 0) return empty.chance(words, within.occupancy, within.words);
        return drawsWithin(words, within.occupancy, within.words).chance(occupancy);
      },
      // Not that of the tile itself: Timeloop's figures are those of 0 up to the whole tensor, where all is known.
      least: ({ words }) => (words < tensorWords ? 0 : nonzeros),
      most: ({ words }) => Math.min(words, nonzeros),
      likely: ({ words }) => drawsOf(words).likely,
      quantile: ({ words }, share) => drawsOf(words).quantile(share),
      expected({ words }) {
        const own = drawsOf(words);
        let expected = 0;
        for (let k = own.likely.least; k <= own.likely.most; k++) expected += own.chance(k) * k;
        return expected;
      },
    };
  },
};

/** Of the mode's chance: what is less seldom than that is computed at once, the rest when it is asked for. */
const SELDOM = 2 ** -100;

/** The last prime but one of those that Boost has; beyond it digits are lost to factorials. */
const MANY = 104_723;

/**
 * Chances of the occupancies of so many places drawn out of all, of which some are marked. Weights follow from those of the mode, one
 * from the next, so that none of them overflows, and add up to what they are divided by. With twice the digits, each is the double that
 * is nearest.
 */
class Draws {
  readonly #drawn: number;
  readonly #marked: number;
  readonly #all: number;
  readonly #mode: number;
  /** From the mode upwards and downwards; the mode stands in both. */
  readonly #up = new Weights();
  readonly #down = new Weights();
  readonly #sum: DoubleDouble;
  readonly likely: { readonly least: number; readonly most: number };
  /** Of those that are likely. */
  readonly #chances: Float64Array;

  constructor(drawn: number, marked: number, all: number) {
    this.#drawn = drawn;
    this.#marked = marked;
    this.#all = all;
    const mode = Math.floor(((drawn + 1) * (marked + 1)) / (all + 2));
    this.#mode = Math.min(this.#most, Math.max(this.#least, mode));
    const up = this.#up;
    const down = this.#down;
    while (this.#mode + up.count <= this.#most && up.last.head > SELDOM) this.#goUp();
    while (this.#mode - down.count >= this.#least && down.last.head > SELDOM) this.#goDown();
    const sum = new DoubleDouble(down.last.head, down.last.rest);
    for (let k = down.count - 2; k >= 0; k--) sum.add(down.heads[k], down.rests[k]);
    for (let k = 1; k < up.count; k++) sum.add(up.heads[k], up.rests[k]);
    this.#sum = sum;
    this.likely = { least: this.#mode - down.count + 1, most: this.#mode + up.count - 1 };
    this.#chances = new Float64Array(down.count + up.count - 1);
    for (let k = 0; k < down.count; k++) this.#chances[down.count - 1 - k] = down.share(k, sum);
    for (let k = 0; k < up.count; k++) this.#chances[down.count - 1 + k] = up.share(k, sum);
  }

  areOf(drawn: number, marked: number, all: number): boolean {
    return drawn === this.#drawn && marked === this.#marked && all === this.#all;
  }

  chance(occupancy: number): number {
    const { least, most } = this.likely;
    return occupancy >= least && occupancy <= most ? this.#chances[occupancy - least] : this.#seldomChance(occupancy);
  }

  #seldomChance(occupancy: number): number {
    if (occupancy < this.#least || occupancy > this.#most) return 0;
    const above = occupancy - this.#mode;
    while (above >= this.#up.count) this.#goUp();
    while (-above >= this.#down.count) this.#goDown();
    return above >= 0 ? this.#up.share(above, this.#sum) : this.#down.share(-above, this.#sum);
  }

  /**
   * The occupancy that so large a share does not exceed. As Timeloop has it of Boost, which rounds outwards: shares below a half
   * lead to the occupancy beneath, and one that is reached exactly, as far as digits tell, to the next beyond.
   */
  quantile(share: number): number {
    if (share === 0) return this.#least;
    const nearly = 1 + Number.EPSILON * (this.#all <= MANY ? 50 : 2 * this.#all);
    let occupancy = this.likely.least;
    let sum = this.chance(occupancy);
    if (share >= 0.5) {
      while (occupancy < this.#most && sum <= share * nearly) sum += this.chance(++occupancy);
      return occupancy;
    }
    while (occupancy < this.#most) {
      sum += this.chance(occupancy + 1);
      if (share < sum * nearly) return occupancy;
      occupancy++;
    }
    return occupancy;
  }

  get #least(): number {
    return Math.max(0, this.#drawn + this.#marked - this.#all);
  }

  get #most(): number {
    return Math.min(this.#drawn, this.#marked);
  }

  get #unmarked(): number {
    return this.#all - this.#drawn - this.#marked;
  }

  #goUp(): void {
    const k = this.#mode + this.#up.count - 1;
    const { last } = this.#up;
    last.multiply(this.#drawn - k);
    last.multiply(this.#marked - k);
    last.divide(k + 1);
    last.divide(this.#unmarked + k + 1);
    this.#up.keepLast();
  }

  #goDown(): void {
    const k = this.#mode - this.#down.count + 1;
    const { last } = this.#down;
    last.multiply(k);
    last.multiply(this.#unmarked + k);
    last.divide(this.#drawn - k + 1);
    last.divide(this.#marked - k + 1);
    this.#down.keepLast();
  }
}

/** Each follows from the last. */
class Weights {
  readonly heads: number[] = [1];
  readonly rests: number[] = [0];
  readonly last = new DoubleDouble(1);

  get count(): number {
    return this.heads.length;
  }

  keepLast(): void {
    this.heads.push(this.last.head);
    this.rests.push(this.last.rest);
  }

  share(index: number, sum: DoubleDouble): number {
    return quotient(this.heads[index], this.rests[index], sum);
  }
}
