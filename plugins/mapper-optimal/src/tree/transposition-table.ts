/** Numbers that it holds; beyond that it is emptied and begun anew: 128 MB. */
const MOST_NUMBERS = 2 ** 24;
const LEAST_SLOTS = 1 << 12;

/**
 * What is known of states, by their numbers (0 ... 2^53); open-addressed. Of each: what follows costs at the least, of every
 * resource by itself; and costs with which nothing that follows was of use, so that with higher ones nothing is either.
 */
export class TranspositionTable {
  /** [slot * resources + resource] what follows costs at the least. */
  low: Float64Array;
  readonly #resources: number;
  #keys: Float64Array;
  /** [slot * resources + resource] of no use from here on; NaN where there is no such. Only where one resource is not enough. */
  #shut: Float64Array;
  #entries = 0;

  constructor(resources: number) {
    this.#resources = resources;
    this.#keys = new Float64Array(0);
    this.low = this.#shut = this.#keys;
    this.#resize(LEAST_SLOTS);
  }

  clear(): void {
    if (this.#entries === 0) return;
    if (this.#keys.length > 1 << 16) this.#resize(LEAST_SLOTS);
    else this.#keys.fill(-1);
    this.#entries = 0;
  }

  /** Slot of a state, -1 where it is not known. */
  find(key: number): number {
    const slot = this.#slotOf(key);
    return this.#keys[slot] === key ? slot : -1;
  }

  /** Whether nothing follows the state of a slot that is of use with such costs [at + resource]. */
  isShutAt(slot: number, costs: Float64Array, at: number): boolean {
    const resources = this.#resources;
    if (resources === 1) return false;
    for (let r = 0, i = slot * resources; r < resources; r++, i++) if (!(costs[at + r] >= this.#shut[i])) return false;
    return true;
  }

  /**
   * @param low [at + resource] what follows costs at the least
   * @param costs [at + resource] what led to the state
   * @param isShut whether nothing that follows is of use with these
   */
  set(key: number, low: Float64Array, costs: Float64Array, at: number, isShut: boolean): void {
    if (this.#entries * 2 >= this.#keys.length) this.#grow();
    const resources = this.#resources;
    const slot = this.#slotOf(key);
    const isNew = this.#keys[slot] !== key;
    if (isNew) {
      this.#keys[slot] = key;
      this.#entries++;
    }
    for (let r = 0, i = slot * resources; r < resources; r++, i++) {
      this.low[i] = low[at + r];
      if (resources === 1) continue;
      if (isShut) this.#shut[i] = costs[at + r];
      else if (isNew) this.#shut[i] = Number.NaN;
    }
  }

  #slotOf(key: number): number {
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
    const keys = this.#keys;
    const { low } = this;
    const shut = this.#shut;
    const resources = this.#resources;
    if (2 * keys.length * (1 + 2 * resources) > MOST_NUMBERS) {
      this.#keys.fill(-1);
      this.#entries = 0;
      return;
    }
    this.#resize(keys.length * 2);
    for (let i = 0; i < keys.length; i++) {
      if (keys[i] === -1) continue;
      const slot = this.#slotOf(keys[i]);
      this.#keys[slot] = keys[i];
      for (let r = 0; r < resources; r++) {
        this.low[slot * resources + r] = low[i * resources + r];
        if (resources > 1) this.#shut[slot * resources + r] = shut[i * resources + r];
      }
    }
  }

  #resize(slots: number): void {
    this.#keys = new Float64Array(slots).fill(-1);
    this.low = new Float64Array(slots * this.#resources);
    this.#shut = this.#resources === 1 ? this.low : new Float64Array(slots * this.#resources);
  }
}
