/** Numbers tuples of a fixed length from 1 on; equal ones alike. */
export class TupleNumbers {
  readonly #length: number;
  #tuples: Float64Array;
  #slots = new Int32Array(1 << 8);
  #count = 0;

  constructor(length: number) {
    this.#length = length;
    this.#tuples = new Float64Array(length * 64);
  }

  clear(): void {
    if (this.#count === 0) return;
    this.#slots.fill(0);
    this.#count = 0;
  }

  get size(): number {
    return this.#count;
  }

  number(tuple: Float64Array): number {
    const slot = this.#find(tuple, 0);
    if (this.#slots[slot] !== 0) return this.#slots[slot];
    const length = this.#length;
    if ((this.#count + 1) * length > this.#tuples.length) {
      const wider = new Float64Array(this.#tuples.length * 2);
      wider.set(this.#tuples);
      this.#tuples = wider;
    }
    for (let i = 0; i < length; i++) this.#tuples[this.#count * length + i] = tuple[i];
    this.#slots[slot] = ++this.#count;
    if (this.#count * 2 >= this.#slots.length) this.#rehash();
    return this.#count;
  }

  #find(tuple: Float64Array, at: number): number {
    const length = this.#length;
    const mask = this.#slots.length - 1;
    let hash = 0;
    for (let i = 0; i < length; i++) {
      const value = tuple[at + i];
      hash = Math.imul(hash ^ (value | 0) ^ (Math.floor(value / 2 ** 31) | 0), 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    let slot = hash & mask;
    while (this.#slots[slot] !== 0 && !this.#equal(this.#slots[slot] - 1, tuple, at)) slot = (slot + 1) & mask;
    return slot;
  }

  #equal(number: number, tuple: Float64Array, at: number): boolean {
    const length = this.#length;
    for (let i = 0; i < length; i++) if (this.#tuples[number * length + i] !== tuple[at + i]) return false;
    return true;
  }

  #rehash(): void {
    this.#slots = new Int32Array(this.#slots.length * 2);
    for (let n = 0; n < this.#count; n++) this.#slots[this.#find(this.#tuples, n * this.#length)] = n + 1;
  }
}
