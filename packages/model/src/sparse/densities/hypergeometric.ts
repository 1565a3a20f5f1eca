import type { DensityKind } from '../density.ts';
import { type DoubleDouble, ONE, over, plus, quotient, times } from './double-double.ts';

/** Values that are not zero lie anywhere, each place as likely as any other: an unstructured sparse tensor of known density. */
export const hypergeometric: DensityKind = {
  name: 'hypergeometric',
  description: 'values lie anywhere, every place as likely as any other',
  create: ({ density }, { words: tensorWords }) => {
    const nonzeros = Math.ceil(density * tensorWords);
    const chances = new Chances();
    return {
      probability: ({ words }, occupancy, within) =>
        chances.of(occupancy, words, within ? within.occupancy : nonzeros, within ? within.words : tensorWords),
      // Not that of the tile itself: Timeloop's figures are those of 0 up to the whole tensor, where all is known.
      least: ({ words }) => (words < tensorWords ? 0 : nonzeros),
      most: ({ words }) => Math.min(words, nonzeros),
      expected({ words }) {
        let expected = 0;
        const most = Math.min(words, nonzeros);
        for (let k = 0; k <= most; k++) expected += chances.of(k, words, nonzeros, tensorWords) * k;
        return expected;
      },
    };
  },
};

/** Distributions that were asked for, since the same few are asked for again and again. */
class Chances {
  readonly #known = new Map<string, readonly number[]>();

  /** Chance that of `drawn` out of `all` exactly `occupancy` are among the `marked`. */
  of(occupancy: number, drawn: number, marked: number, all: number): number {
    const least = Math.max(0, drawn + marked - all);
    if (occupancy < least || occupancy > Math.min(drawn, marked)) return 0;
    const key = `${drawn},${marked},${all}`;
    let known = this.#known.get(key);
    if (!known) {
      known = distribution(drawn, marked, all);
      this.#known.set(key, known);
    }
    return known[occupancy - least]!;
  }
}

/**
 * Chances of all occupancies that occur, the least first. Weights follow from those of the mode, one from the next, so that none
 * of them overflows, and add up to what they are divided by. With twice the digits, each is the double that is nearest.
 */
function distribution(drawn: number, marked: number, all: number): readonly number[] {
  const least = Math.max(0, drawn + marked - all);
  const most = Math.min(drawn, marked);
  const mode = Math.min(most, Math.max(least, Math.floor(((drawn + 1) * (marked + 1)) / (all + 2))));
  const unmarked = all - drawn - marked;
  const weights: DoubleDouble[] = new Array(most - least + 1);
  weights[mode - least] = ONE;
  for (let k = mode; k < most; k++) {
    const up = times(times(weights[k - least]!, drawn - k), marked - k);
    weights[k + 1 - least] = over(over(up, k + 1), unmarked + k + 1);
  }
  for (let k = mode; k > least; k--) {
    const down = times(times(weights[k - least]!, k), unmarked + k);
    weights[k - 1 - least] = over(over(down, drawn - k + 1), marked - k + 1);
  }
  const sum = weights.reduce(plus);
  return weights.map((weight) => quotient(weight, sum));
}
