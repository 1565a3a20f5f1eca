/** Entries beyond which a table is emptied and begun anew; 2^21 are 32 MB. */
const MOST_ENTRIES = 2 ** 21;

/** Open-addressed map from whole numbers (0 ... 2^53) to a lower bound. */
export class TranspositionTable {
  #keys = new Float64Array(1 << 12).fill(-1);
  #values = new Float64Array(1 << 12);
  #entries = 0;

  clear(): void {
    if (this.#entries === 0) return;
    if (this.#keys.length > 1 << 16) {
      this.#keys = new Float64Array(1 << 12);
      this.#values = new Float64Array(1 << 12);
    }
    this.#keys.fill(-1);
    this.#entries = 0;
  }

  /** -1 where there is none. */
  get(key: number): number {
    const slot = this.#find(key);
    return this.#keys[slot] === key ? this.#values[slot] : -1;
  }

  set(key: number, value: number): void {
    if (this.#entries * 2 >= this.#keys.length) this.#grow();
    const slot = this.#find(key);
    if (this.#keys[slot] !== key) {
      this.#keys[slot] = key;
      this.#entries++;
    }
    this.#values[slot] = value;
  }

  #find(key: number): number {
    const keys = this.#keys;
    const mask = keys.length - 1;
    const high = Math.floor(key / 2 ** 32);
    let hash = Math.imul(key | 0, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    let slot = (hash ^ (hash >>> 13)) & mask;
    while (keys[slot] !== key && keys[slot] !== -1) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    if (this.#keys.length >= MOST_ENTRIES * 2) {
      this.#keys.fill(-1);
      this.#entries = 0;
      return;
    }
    const keys = this.#keys;
    const values = this.#values;
    this.#keys = new Float64Array(keys.length * 2).fill(-1);
    this.#values = new Float64Array(keys.length * 2);
    for (let i = 0; i < keys.length; i++) {
      if (keys[i] === -1) continue;
      const slot = this.#find(keys[i]);
      this.#keys[slot] = keys[i];
      this.#values[slot] = values[i];
    }
  }
}
