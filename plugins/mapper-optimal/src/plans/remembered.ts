/** What many plans ask for, each computed once for all that decides it. */
export class Remembered<T> {
  readonly #known = new Map<string, T>();

  /** @param decides all that it depends on, and a word for what it is */
  get(decides: string, compute: () => T): T {
    let value = this.#known.get(decides);
    if (value === undefined) {
      value = compute();
      this.#known.set(decides, value);
    }
    return value;
  }
}
