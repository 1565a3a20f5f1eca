/** Numbers the states of several fan-outs together, as they come. */
export class JointStates {
  /** [number][fan-out] */
  readonly states: number[][] = [];
  /** [fan-out] number of what those before it are in, and its state -> number of all of them. */
  readonly #numbers: readonly Map<number, number>[];
  readonly #most: number;

  /** @param most numbers and states of a fan-out are below it */
  constructor(fanouts: number, most: number) {
    this.#most = most;
    this.#numbers = Array.from({ length: fanouts }, () => new Map());
    if (fanouts === 0) this.states.push([]);
  }

  /** @param after [fan-out][option] states; -1 where one of them is */
  numberOf(after: readonly Int32Array[], option: number): number {
    for (const own of after) if (own[option] < 0) return -1;
    let number = 0;
    for (let f = 0; f < after.length; f++) {
      const numbers = this.#numbers[f];
      const key = number * this.#most + after[f][option];
      const known = numbers.get(key);
      number = known ?? numbers.size;
      if (known !== undefined) continue;
      numbers.set(key, number);
      if (f === after.length - 1) this.states.push(after.map((own) => own[option]));
    }
    return number;
  }
}
