import { DoubleDouble } from './double-double.ts';

/** Chances that are kept at most. */
const MOST_KEPT = 2 ** 16;

/** Chances that are less are none: there would be no room left for twice the digits. */
const NEVER = 2 ** -960;

/**
 * Chances that of so many places drawn out of all none is marked. The next one, of one more that is marked, follows from the last in
 * one step; with twice the digits, each is the double that is nearest.
 */
export class EmptyDraws {
  #all = 0;
  /** By places drawn, of the same `all`: the last one asked for. */
  readonly #last = new Map<number, NoneMarked>();

  chance(drawn: number, marked: number, all: number): number {
    if (drawn + marked > all) return 0;
    if (all !== this.#all || this.#last.size === MOST_KEPT) {
      this.#all = all;
      this.#last.clear();
    }
    let last = this.#last.get(drawn);
    if (last?.marked !== marked - 1 && last?.marked !== marked) {
      last = new NoneMarked(drawn, marked, all);
      this.#last.set(drawn, last);
    } else if (last.marked !== marked) last.markOneMore();
    return last.chance.head;
  }
}

class NoneMarked {
  marked: number;
  readonly chance: DoubleDouble;
  readonly #drawn: number;
  readonly #all: number;

  /** Drawn and marked may change places: the fewer are taken one by one. */
  constructor(drawn: number, marked: number, all: number) {
    this.marked = marked;
    this.#drawn = drawn;
    this.#all = all;
    const fewer = Math.min(drawn, marked);
    const others = Math.max(drawn, marked);
    const chance = new DoubleDouble(1);
    this.chance = chance;
    for (let k = 0; k < fewer && chance.head > 0; k++) this.#multiply(all - others - k, all - k);
  }

  markOneMore(): void {
    this.#multiply(this.#all - this.marked - this.#drawn, this.#all - this.marked);
    this.marked++;
  }

  #multiply(left: number, all: number): void {
    const { chance } = this;
    if (chance.head === 0) return;
    chance.multiply(left);
    chance.divide(all);
    if (chance.head < NEVER) {
      chance.head = 0;
      chance.rest = 0;
    }
  }
}
