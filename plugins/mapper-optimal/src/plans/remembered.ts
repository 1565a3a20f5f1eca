import { TupleNumbers } from '../tree/tuple-numbers.ts';

/** What many plans ask for, each computed once for all that decides it: up to so many numbers, told one after the other. */
export class Remembered<T> {
  readonly #tuple: Float64Array;
  #told = 0;
  readonly #numbers: TupleNumbers;
  readonly #known: T[] = [];

  constructor(most: number) {
    this.#tuple = new Float64Array(most).fill(UNTOLD);
    this.#numbers = new TupleNumbers(most);
  }

  tell(value: number): void {
    this.#tuple[this.#told++] = value;
  }

  /** What was computed for the numbers told, which are forgotten. */
  recall(compute: () => T): T {
    const number = this.#numbers.number(this.#tuple);
    this.#tuple.fill(UNTOLD, 0, this.#told);
    this.#told = 0;
    if (number > this.#known.length) this.#known.push(compute());
    return this.#known[number - 1];
  }
}

/** No number that is told. */
const UNTOLD = -1;
