/** Gives tuples of integers, of 32 bits, a number each, in the order in which they come: equal ones the same. */
export class TupleTable {
  /** What `find` looks for: to be filled in. */
  readonly tuple: Int32Array;
  readonly #width: number;
  #size = 0;
  /** Power of two, twice the room of the tuples at the least. */
  #slots = new Int32Array(64).fill(-1);
  /** [number * width + place] */
  #tuples: Int32Array;

  constructor(width: number) {
    this.#width = width;
    this.tuple = new Int32Array(width);
    this.#tuples = new Int32Array(32 * width);
  }

  /** Number of the tuple; that of one not seen before is the count of those that were. */
  find(): number {
    let slot = this.#hash(this.tuple, 0) & (this.#slots.length - 1);
    for (; this.#slots[slot] >= 0; slot = (slot + 1) & (this.#slots.length - 1)) {
      if (this.#isAt(this.#slots[slot])) return this.#slots[slot];
    }
    if (2 * (this.#size + 1) > this.#slots.length) {
      this.#grow();
      return this.find();
    }
    this.#slots[slot] = this.#size;
    this.#tuples.set(this.tuple, this.#size * this.#width);
    return this.#size++;
  }

  clear(): void {
    this.#slots.fill(-1);
    this.#size = 0;
  }

  #isAt(number: number): boolean {
    const first = number * this.#width;
    for (let k = 0; k < this.#width; k++) if (this.#tuples[first + k] !== this.tuple[k]) return false;
    return true;
  }

  #hash(numbers: Int32Array, first: number): number {
    let hash = 0;
    for (let k = first; k < first + this.#width; k++)
      hash = Math.imul((hash ^ numbers[k]) + k, 0x9e3779b1) ^ (hash >>> 15);
    return hash ^ (hash >>> 13);
  }

  #grow(): void {
    const tuples = new Int32Array(2 * this.#tuples.length);
    tuples.set(this.#tuples);
    this.#tuples = tuples;
    this.#slots = new Int32Array(2 * this.#slots.length).fill(-1);
    for (let number = 0; number < this.#size; number++) {
      let slot = this.#hash(tuples, number * this.#width) & (this.#slots.length - 1);
      while (this.#slots[slot] >= 0) slot = (slot + 1) & (this.#slots.length - 1);
      this.#slots[slot] = number;
    }
  }
}
