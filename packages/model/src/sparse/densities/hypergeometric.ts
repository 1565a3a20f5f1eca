import type { DensityKind } from '../density.ts';
import { type DoubleDouble, ONE, over, plus, quotient, times } from './double-double.ts';
import { EmptyDraws } from './empty-draws.ts';

/** Values that are not zero lie anywhere, each place as likely as any other: an unstructured sparse tensor of known density. */
export const hypergeometric: DensityKind = {
  name: 'hypergeometric',
  description: 'values lie anywhere, every place as likely as any other',
  create: ({ density }, { words: tensorWords }) => {
    const nonzeros = Math.ceil(density * tensorWords);
    const empty = new EmptyDraws();
    let last: Draws | undefined;
    const drawsOf = (words: number, marked: number, all: number): Draws => {
      if (!last?.areOf(words, marked, all)) last = new Draws(words, marked, all);
      return last;
    };
    return {
      probability: ({ words }, occupancy, within) => {
        const marked = within ? within.occupancy : nonzeros;
        const all = within ? within.words : tensorWords;
        return occupancy === 0 ? empty.chance(words, marked, all) : drawsOf(words, marked, all).chance(occupancy);
      },
      // Not that of the tile itself: Timeloop's figures are those of 0 up to the whole tensor, where all is known.
      least: ({ words }) => (words < tensorWords ? 0 : nonzeros),
      most: ({ words }) => Math.min(words, nonzeros),
      likely: ({ words }) => drawsOf(words, nonzeros, tensorWords).likely,
      quantile: ({ words }, share) => drawsOf(words, nonzeros, tensorWords).quantile(share),
      expected({ words }) {
        const { least, most } = drawsOf(words, nonzeros, tensorWords).likely;
        let expected = 0;
        for (let k = least; k <= most; k++) expected += drawsOf(words, nonzeros, tensorWords).chance(k) * k;
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
  readonly #up: DoubleDouble[] = [ONE];
  readonly #down: DoubleDouble[] = [ONE];
  readonly #sum: DoubleDouble;
  readonly likely: { readonly least: number; readonly most: number };

  constructor(drawn: number, marked: number, all: number) {
    this.#drawn = drawn;
    this.#marked = marked;
    this.#all = all;
    const mode = Math.floor(((drawn + 1) * (marked + 1)) / (all + 2));
    this.#mode = Math.min(this.#most, Math.max(this.#least, mode));
    while (this.#mode + this.#up.length <= this.#most && this.#up.at(-1)!.head > SELDOM) this.#goUp();
    while (this.#mode - this.#down.length >= this.#least && this.#down.at(-1)!.head > SELDOM) this.#goDown();
    this.#sum = [...this.#down.slice(1).reverse(), ...this.#up].reduce(plus);
    this.likely = { least: this.#mode - this.#down.length + 1, most: this.#mode + this.#up.length - 1 };
  }

  areOf(drawn: number, marked: number, all: number): boolean {
    return drawn === this.#drawn && marked === this.#marked && all === this.#all;
  }

  chance(occupancy: number): number {
    if (occupancy < this.#least || occupancy > this.#most) return 0;
    const above = occupancy - this.#mode;
    while (above >= this.#up.length) this.#goUp();
    while (-above >= this.#down.length) this.#goDown();
    return quotient(above >= 0 ? this.#up[above] : this.#down[-above], this.#sum);
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
    const k = this.#mode + this.#up.length - 1;
    const up = times(times(this.#up.at(-1)!, this.#drawn - k), this.#marked - k);
    this.#up.push(over(over(up, k + 1), this.#unmarked + k + 1));
  }

  #goDown(): void {
    const k = this.#mode - this.#down.length + 1;
    const down = times(times(this.#down.at(-1)!, k), this.#unmarked + k);
    this.#down.push(over(over(down, this.#drawn - k + 1), this.#marked - k + 1));
  }
}
