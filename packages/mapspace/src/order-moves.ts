import type { Mapspace } from './mapspace.ts';
import type { Random } from './random.ts';

/** Moves within the loop orders. Loops of bound 1 are not moved: that changes nothing. */
export class OrderMoves {
  readonly #mapspace: Mapspace;
  /** Levels that have more than one order. */
  readonly #levels: Uint8Array;
  /** [level] 1 where a loop may change its side by standing elsewhere among loops of bound 1. */
  readonly #fixedSplit: Uint8Array;
  readonly #order: Uint8Array;
  /** Positions of the free loops with a bound above 1. */
  readonly #positions: Uint8Array;

  constructor(mapspace: Mapspace) {
    const { orders, fanouts, shape } = mapspace;
    this.#mapspace = mapspace;
    this.#levels = Uint8Array.from(orders.map((_, l) => l).filter((l) => orders[l].count > 1));
    this.#fixedSplit = new Uint8Array(shape.levels);
    for (const { level, split } of fanouts) if (split !== undefined) this.#fixedSplit[level] = 1;
    this.#order = new Uint8Array(shape.dimensions);
    this.#positions = new Uint8Array(shape.dimensions);
  }

  /** Two loops of one level change places; false where no level has two. */
  swap(random: Random, digits: Float64Array): boolean {
    return this.#change(random, digits, false);
  }

  /** A loop goes to another position of its level, the loops between them make room; false where none can. */
  shift(random: Random, digits: Float64Array): boolean {
    return this.#change(random, digits, true);
  }

  #change(random: Random, digits: Float64Array, shift: boolean): boolean {
    const count = this.#levels.length;
    const first = count === 0 ? 0 : random.below(count);
    for (let i = 0; i < count; i++) {
      const level = this.#levels[(first + i) % count];
      const order = this.#mapspace.orders[level];
      const at = this.#mapspace.layout.permutation + level;
      order.write(digits[at], this.#order, 0);
      const moving = this.#findMoving(digits, level);
      const anywhere = this.#fixedSplit[level] === 1;
      if (moving === 0 || (moving === 1 && !anywhere)) continue;
      const start = order.prefix.length;
      const picked = random.below(moving);
      const from = this.#positions[picked];
      const to = anywhere
        ? start + otherThan(from - start, order.free.length, random)
        : this.#positions[otherThan(picked, moving, random)];
      if (shift) shiftEntry(this.#order, from, to);
      else swapEntries(this.#order, from, to);
      digits[at] = order.rank(this.#order, 0);
      return true;
    }
    return false;
  }

  /** Writes the positions of the loops that can be moved and returns how many. */
  #findMoving(digits: Float64Array, level: number): number {
    const { factorizations, layout, orders } = this.#mapspace;
    const { prefix, free } = orders[level];
    let count = 0;
    for (let position = prefix.length; position < prefix.length + free.length; position++) {
      const d = this.#order[position];
      if (factorizations.factorAt(d, digits[layout.factorization + d], level) > 1) this.#positions[count++] = position;
    }
    return count;
  }
}

/** Uniform in [0, n) without `value`. */
function otherThan(value: number, n: number, random: Random): number {
  return (value + 1 + random.below(n - 1)) % n;
}

function swapEntries(order: Uint8Array, a: number, b: number): void {
  const entry = order[a];
  order[a] = order[b];
  order[b] = entry;
}

function shiftEntry(order: Uint8Array, from: number, to: number): void {
  const entry = order[from];
  const step = from < to ? 1 : -1;
  for (let i = from; i !== to; i += step) order[i] = order[i + step];
  order[to] = entry;
}
