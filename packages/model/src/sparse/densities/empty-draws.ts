import { DoubleDouble } from './double-double.ts';

/** Chances that are kept at most. */
const MOST_KEPT = 2 ** 20;

/** Chances that are less are none: there would be no room left for twice the digits. */
const NEVER = 2 ** -960;

/**
 * Chances that of so many places drawn out of all none is marked. The next one, of one more that is marked, follows from the last in
 * one step; with twice the digits, each is the double that is nearest.
 */
export class EmptyDraws {
  /** [all][drawn] */
  readonly #runs = new Map<number, Map<number, Run>>();
  /** The two asked last: ranks ask for fibers and what lies below in turns. */
  #last = new Run(0, 0);
  #other = new Run(0, 0);
  #kept = 0;

  chance(drawn: number, marked: number, all: number): number {
    if (drawn + marked > all) return 0;
    if (this.#last.drawn !== drawn || this.#last.all !== all) this.#turnTo(drawn, all);
    const { chances, first } = this.#last;
    if (marked >= first && marked < first + chances.length) return chances[marked - first];
    if (this.#kept++ === MOST_KEPT) {
      this.#runs.clear();
      this.#kept = 0;
    }
    return this.#last.add(marked);
  }

  #turnTo(drawn: number, all: number): void {
    const other = this.#other;
    this.#other = this.#last;
    this.#last = other.drawn === drawn && other.all === all ? other : this.#runOf(drawn, all);
  }

  #runOf(drawn: number, all: number): Run {
    let ofAll = this.#runs.get(all);
    if (!ofAll) {
      ofAll = new Map();
      this.#runs.set(all, ofAll);
    }
    let run = ofAll.get(drawn);
    if (!run) {
      run = new Run(drawn, all);
      ofAll.set(drawn, run);
    }
    return run;
  }
}

/** Chances of so many marked places, one behind the other. */
class Run {
  readonly drawn: number;
  readonly all: number;
  first = 0;
  readonly chances: number[] = [];
  #last: NoneMarked | undefined;

  constructor(drawn: number, all: number) {
    this.drawn = drawn;
    this.all = all;
  }

  /** One that is not there yet; what lies apart from a run is not kept. */
  add(marked: number): number {
    const { chances } = this;
    if (this.#last?.marked === marked - 1) this.#last.markOneMore();
    else {
      const apart = new NoneMarked(this.drawn, marked, this.all);
      if (chances.length > 1) return apart.chance.head;
      this.#last = apart;
      this.first = marked;
      chances.length = 0;
    }
    chances.push(this.#last.chance.head);
    return this.#last.chance.head;
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
