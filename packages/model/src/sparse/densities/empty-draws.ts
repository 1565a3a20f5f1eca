import { type DoubleDouble, ONE, over, times } from './double-double.ts';

/**
 * Chances that of so many places drawn out of all none is marked. The next one, of one more that is marked, follows from the last in
 * one step; with twice the digits, each is the double that is nearest.
 */
export class EmptyDraws {
  #all = 0;
  /** By places drawn, of the same `all`. */
  readonly #last = new Map<number, { marked: number; chance: DoubleDouble }>();

  chance(drawn: number, marked: number, all: number): number {
    if (drawn + marked > all) return 0;
    if (all !== this.#all) {
      this.#all = all;
      this.#last.clear();
    }
    const last = this.#last.get(drawn);
    if (!last) {
      const chance = noneMarked(drawn, marked, all);
      this.#last.set(drawn, { marked, chance });
      return chance.head;
    }
    if (marked === last.marked) return last.chance.head;
    last.chance =
      marked === last.marked + 1
        ? over(times(last.chance, all - last.marked - drawn), all - last.marked)
        : noneMarked(drawn, marked, all);
    last.marked = marked;
    return last.chance.head;
  }
}

/** Drawn and marked may change places: the fewer are taken one by one. */
function noneMarked(drawn: number, marked: number, all: number): DoubleDouble {
  const fewer = Math.min(drawn, marked);
  const others = Math.max(drawn, marked);
  let chance = ONE;
  for (let k = 0; k < fewer && chance.head > 0; k++) chance = over(times(chance, all - others - k), all - k);
  return chance;
}
