import type { Mapspace } from './mapspace.ts';
import { primeFactors } from './prime-factors.ts';
import type { Random } from './random.ts';

/** Draws of a dimension, a prime and two levels before a move gives up. */
const attempts = 16;

/** Moves within the factorisations: a prime factor of one dimension goes from one level to another. */
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
      const choice = factorizations.imperfect[d] === 1 ? this.#redraw(random, d) : this.#shift(random, d, digits[at]);
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
    const prime = primes[random.below(primes.length)];
    factorizations.factorsOf(d, choice, factors);
    let sources = 0;
    for (let i = 0; i < levels.length; i++) if (factors[levels[i]] % prime === 0) sources++;
    let source = random.below(sources);
    let from = 0;
    while (factors[levels[from]] % prime !== 0 || source-- > 0) from++;
    // Any other level, each with the same probability.
    const to = (from + 1 + random.below(levels.length - 1)) % levels.length;
    factors[levels[from]] /= prime;
    factors[levels[to]] *= prime;
    return factorizations.rank(d, factors);
  }

  /** Imperfect factors have no primes to move: the whole dimension is drawn again. */
  #redraw(random: Random, d: number): number {
    return random.below(this.#mapspace.factorizations.counts[d]);
  }

  #freeProduct(dimension: number): number {
    const { factorizations } = this.#mapspace;
    if (factorizations.counts[dimension] === 0) return 1;
    factorizations.factorsOf(dimension, 0, this.#factors);
    return factorizations.automata[dimension].steps.reduce((product, level) => product * this.#factors[level], 1);
  }
}
