import type { Architecture, Constraints } from '@loopwright/spec';
import { tooManyLoops } from './mapspace-error.ts';
import { factorial, maxPermuted, rankPermutation, unrankPermutation } from './permutations.ts';

/** Orders of one level are read from a table up to this many bytes, a few hundred kB. */
const maxTableBytes = 4e5;

/**
 * The loop orders of one level: a fixed prefix, the free dimensions in any order, a fixed suffix; innermost first. The
 * LoopPermutation subspace is the product over levels.
 */
export class LoopOrder {
  readonly prefix: readonly number[];
  /** Ascending. */
  readonly free: readonly number[];
  readonly suffix: readonly number[];
  /** free.length! */
  readonly count: number;
  /** [number * dimensions + position], where not too large. */
  readonly table: Uint8Array | undefined;

  readonly #dimensions: number;

  constructor(dimensions: number, prefix: readonly number[], suffix: readonly number[], table = true) {
    const fixed = new Set([...prefix, ...suffix]);
    this.prefix = prefix;
    this.suffix = suffix;
    this.free = Array.from({ length: dimensions }, (_, d) => d).filter((d) => !fixed.has(d));
    if (this.free.length > maxPermuted) throw tooManyLoops(this.free.length, maxPermuted);
    this.count = factorial(this.free.length);
    this.#dimensions = dimensions;
    if (table && this.count * dimensions <= maxTableBytes) this.table = this.#tabulate();
  }

  /** Writes order `number` to `permutation` [at + position]. */
  write(number: number, permutation: Uint8Array, at: number): void {
    const dimensions = this.#dimensions;
    const table = this.table;
    if (table === undefined) {
      this.#unrank(number, permutation, at);
      return;
    }
    const row = number * dimensions;
    for (let i = 0; i < dimensions; i++) permutation[at + i] = table[row + i];
  }

  /** Number of the order at `permutation` [at + position]. */
  rank(permutation: Uint8Array, at: number): number {
    return rankPermutation(permutation, at + this.prefix.length, this.free.length);
  }

  #tabulate(): Uint8Array {
    const table = new Uint8Array(this.count * this.#dimensions);
    for (let number = 0; number < this.count; number++) this.#unrank(number, table, number * this.#dimensions);
    return table;
  }

  #unrank(number: number, permutation: Uint8Array, at: number): void {
    const { prefix, free, suffix } = this;
    for (let i = 0; i < prefix.length; i++) permutation[at + i] = prefix[i];
    const freeAt = at + prefix.length;
    unrankPermutation(number, free.length, permutation, freeAt);
    for (let i = freeAt; i < freeAt + free.length; i++) permutation[i] = free[permutation[i]];
    for (let i = 0; i < suffix.length; i++) permutation[freeAt + free.length + i] = suffix[i];
  }
}

/**
 * [level] Two kinds of levels have one order only, as in Timeloop (`Uber::InitLoopPermutationSpace`): a memory at level
 * 0, whose reads do not depend on it, and a fan-out along one axis for which the user gives no order.
 */
export function loopOrders(dimensions: number, architecture: Architecture, constraints: Constraints): LoopOrder[] {
  const all = Array.from({ length: dimensions }, (_, d) => d);
  // Levels with the same orders share them, and their tables.
  const known = new Map<string, LoopOrder>();
  return architecture.levels.map((level, l) => {
    const { permutationPrefix: prefix, permutationSuffix: suffix } = constraints.levels[l];
    const ordered = prefix.length + suffix.length > 0;
    const single = level.kind === 'memory' ? l === 0 : !ordered && !(level.fanoutX > 1 && level.fanoutY > 1);
    const inside = all.filter((d) => !suffix.includes(d));
    const fixed = single ? [...prefix, ...inside.filter((d) => !prefix.includes(d))] : prefix;
    const key = `${fixed};${suffix}`;
    const order = known.get(key) ?? new LoopOrder(dimensions, fixed, suffix);
    known.set(key, order);
    return order;
  });
}
