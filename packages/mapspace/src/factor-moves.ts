import { resizeFactor } from './factor-resize.ts';
import type { Mapspace } from './mapspace.ts';
import { primeFactors } from './prime-factors.ts';
import type { Random } from './random.ts';

/** Draws of a dimension, a prime and two levels before a move gives up. */
const attempts = 16;

/**
 * Moves within the factorisations: a prime factor of one dimension goes from one level to another, or where factors need not
 * divide, one level's grows or shrinks and another's makes up for it.
 */
export class FactorMoves {
  readonly #mapspace: Mapspace;
  /** Dimensions that have a choice. */
  readonly #dimensions: Uint8Array;
  /** [dimension] primes of what its free levels share. */
  readonly #primes: readonly Float64Array[];
  /** [level] */
  readonly #factors: Float64Array;

  constructor(mapspace: Mapspace) {
    const { factorizations } = mapspace;
    const all = mapspace.problem.dimensions.map((_, d) => d);
    this.#mapspace = mapspace;
    this.#dimensions = Uint8Array.from(all.filter((d) => factorizations.counts[d] > 1));
    this.#factors = new Float64Array(factorizations.levels);
    this.#primes = all.map((d) => Float64Array.from(primeFactors(this.#freeProduct(d))));
  }

  /** False where no move was found; the genome is then as it was. */
  move(random: Random, digits: Float64Array): boolean {
    if (this.#dimensions.length === 0) return false;
    const { factorizations, layout } = this.#mapspace;
    for (let attempt = 0; attempt < attempts; attempt++) {
      const d = this.#dimensions[random.below(this.#dimensions.length)];
      const at = layout.factorization + d;
      const resizes = factorizations.imperfect[d] === 1 && random.nextUint32() >= 2 ** 31;
      const choice = resizes ? this.#resize(random, d, digits[at]) : this.#shift(random, d, digits[at]);
      if (choice < 0 || choice === digits[at]) continue;
      digits[at] = choice;
      return true;
    }
    return false;
  }

  /** The choice after moving a prime of dimension `d`, -1 where the constraints do not allow it. */
  #shift(random: Random, d: number, choice: number): number {
    const { factorizations } = this.#mapspace;
    const factors = this.#factors;
    const levels = factorizations.automata[d].steps;
    const primes = this.#primes[d];
    if (primes.length === 0) return -1;
    const prime = primes[random.below(primes.length)];
    factorizations.factorsOf(d, choice, factors);
    let sources = 0;
    for (let i = 0; i < levels.length; i++) if (factors[levels[i]] % prime === 0) sources++;
    // Imperfect factors may have other primes than their bound.
    if (sources === 0) return -1;
    let source = random.below(sources);
    let from = 0;
    while (factors[levels[from]] % prime !== 0 || source-- > 0) from++;
    // Any other level, each with the same probability.
    const to = (from + 1 + random.below(levels.length - 1)) % levels.length;
    factors[levels[from]] /= prime;
    factors[levels[to]] *= prime;
    return factorizations.rank(d, factors);
  }

  /**
   * The choice after one level's factor becomes another one, up to twice as large, and a second level takes what that leaves;
   * -1 where the constraints do not allow it.
   */
  #resize(random: Random, d: number, choice: number): number {
    const { factorizations } = this.#mapspace;
    const factors = this.#factors;
    const levels = factorizations.automata[d].steps;
    if (levels.length < 2) return -1;
    factorizations.factorsOf(d, choice, factors);
    const resized = levels[random.below(levels.length)];
    const other = levels[random.below(levels.length)];
    if (resized === other) return -1;
    const factor = 1 + random.below(2 * factors[resized] + 1);
    return resizeFactor(factorizations, d, factors, resized, factor, other);
  }

  #freeProduct(dimension: number): number {
    const { factorizations } = this.#mapspace;
    if (factorizations.counts[dimension] === 0) return 1;
    factorizations.factorsOf(dimension, 0, this.#factors);
    return factorizations.automata[dimension].steps.reduce((product, level) => product * this.#factors[level], 1);
  }
}
