/**
 * How one dataspace's reads at one level spread over its children: entries of equal group size (`multicast`) and number
 * of such groups in one step (`scatter`), as Timeloop's network model keeps them.
 */
export class MulticastHistogram {
  entries = 0;
  multicast = new Float64Array(4);
  scatter = new Float64Array(4);
  /** Reads served, and hops of all their words. */
  accesses = new Float64Array(4);
  hops = new Float64Array(4);

  clear(): void {
    this.entries = 0;
  }

  add(multicast: number, scatter: number, accesses: number, hops: number): void {
    let entry = 0;
    while (entry < this.entries && (this.multicast[entry] !== multicast || this.scatter[entry] !== scatter)) entry++;
    if (entry === this.entries) {
      if (entry === this.multicast.length) this.#grow();
      this.entries++;
      this.multicast[entry] = multicast;
      this.scatter[entry] = scatter;
      this.accesses[entry] = 0;
      this.hops[entry] = 0;
    }
    this.accesses[entry] += accesses;
    this.hops[entry] += hops;
  }

  /** Adds a part of the reads and hops of another one. */
  addAll(other: MulticastHistogram, part: number): void {
    for (let entry = 0; entry < other.entries; entry++) {
      const { multicast, scatter, accesses, hops } = other;
      this.add(multicast[entry], scatter[entry], accesses[entry] * part, hops[entry] * part);
    }
  }

  totalHops(): number {
    let hops = 0;
    for (let entry = 0; entry < this.entries; entry++) hops += this.hops[entry];
    return hops;
  }

  largestMulticast(): number {
    let largest = 0;
    for (let entry = 0; entry < this.entries; entry++) largest = Math.max(largest, this.multicast[entry]);
    return largest;
  }

  #grow(): void {
    const wider = (old: Float64Array) => {
      const array = new Float64Array(old.length * 2);
      array.set(old);
      return array;
    };
    this.multicast = wider(this.multicast);
    this.scatter = wider(this.scatter);
    this.accesses = wider(this.accesses);
    this.hops = wider(this.hops);
  }
}
