/** Numbers that many plans ask for, each computed once for all that decides it. */
export class Remembered {
  readonly #numbers = new Map<string, number>();

  /** @param decides all that the number depends on, and a word for what it is */
  get(decides: string, compute: () => number): number {
    let number = this.#numbers.get(decides);
    if (number === undefined) {
      number = compute();
      this.#numbers.set(decides, number);
    }
    return number;
  }
}
