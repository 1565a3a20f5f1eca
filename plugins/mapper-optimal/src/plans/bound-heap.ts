export interface Bounded {
  readonly bound: number;
}

/** A binary heap: the least bound comes first. */
export class BoundHeap<T extends Bounded> {
  readonly #heap: T[] = [];

  get size(): number {
    return this.#heap.length;
  }

  /** Infinity where the heap is empty. */
  get least(): number {
    return this.#heap.length > 0 ? this.#heap[0].bound : Infinity;
  }

  push(item: T): void {
    const heap = this.#heap;
    let at = heap.push(item) - 1;
    while (at > 0) {
      const up = (at - 1) >> 1;
      if (heap[up].bound <= item.bound) break;
      heap[at] = heap[up];
      at = up;
    }
    heap[at] = item;
  }

  /** Takes the first out; there must be one. */
  pop(): T {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop()!;
    if (heap.length === 0) return first;
    let at = 0;
    for (;;) {
      let down = 2 * at + 1;
      if (down >= heap.length) break;
      if (down + 1 < heap.length && heap[down + 1].bound < heap[down].bound) down++;
      if (heap[down].bound >= last.bound) break;
      heap[at] = heap[down];
      at = down;
    }
    heap[at] = last;
    return first;
  }
}
