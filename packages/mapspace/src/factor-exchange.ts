import { resizeFactor } from './factor-resize.ts';
import type { Mapspace } from './mapspace.ts';
import { primeFactors } from './prime-factors.ts';
import type { Random } from './random.ts';

/** Draws of dimensions and levels before a move gives up. */
const attempts = 16;

/**
 * Moves that keep levels about as full as they were. Where a memory or a fan-out is full, moving one factor in is refused and
 * moving one out costs much; taking one out and another in at once passes between the two.
 */
export class FactorExchange {
  readonly #mapspace: Mapspace;
  /** Dimensions that have a choice. */
  readonly #dimensions: Uint8Array;
  /** [dimension] primes of its bound. */
  readonly #primes: readonly Float64Array[];
  /** [dimension * levels + level] 1 where the constraints leave the factor open. */
  readonly #free: Uint8Array;
  /** [level] factors of the one and the other dimension. */
  readonly #one: Float64Array;
  readonly #other: Float64Array;

  constructor(mapspace: Mapspace) {
    const { factorizations, problem } = mapspace;
    const all = problem.dimensions.map((_, d) => d);
    this.#mapspace = mapspace;
    this.#dimensions = Uint8Array.from(all.filter((d) => factorizations.counts[d] > 1));
    this.#primes = problem.dimensions.map(({ bound }) => Float64Array.from(primeFactors(bound)));
    this.#free = new Uint8Array(all.length * factorizations.levels);
    for (const d of all) {
      for (const level of factorizations.automata[d].steps) this.#free[d * factorizations.levels + level] = 1;
    }
    this.#one = new Float64Array(factorizations.levels);
    this.#other = new Float64Array(factorizations.levels);
  }

  /**
   * A part of the factor of one dimension goes from a level to another, and a part of that of a second dimension comes from
   * there: primes, or where factors need not divide, about as much the other way. False where no such move was found, the genome
   * is then as it was.
   */
  exchange(random: Random, digits: Float64Array): boolean {
    const { factorizations, layout } = this.#mapspace;
    const count = this.#dimensions.length;
    const levels = factorizations.levels;
    if (count < 2 || levels < 2) return false;
    const one = this.#one;
    const other = this.#other;
    for (let attempt = 0; attempt < attempts; attempt++) {
      const first = random.below(count);
      const d = this.#dimensions[first];
      const e = this.#dimensions[(first + 1 + random.below(count - 1)) % count];
      const from = random.below(levels);
      const to = (from + 1 + random.below(levels - 1)) % levels;
      if (!this.#bothFree(d, from, to) || !this.#bothFree(e, from, to)) continue;
      const dAt = layout.factorization + d;
      const eAt = layout.factorization + e;
      factorizations.factorsOf(d, digits[dAt], one);
      factorizations.factorsOf(e, digits[eAt], other);
      if (one[from] === 1 || other[to] === 1) continue;
      const before = one[to];
      const choice = this.#movePart(random, d, one, from, to);
      const otherChoice = this.#movePart(random, e, other, to, from, one[to] / before);
      if (choice < 0 || otherChoice < 0) continue;
      digits[dAt] = choice;
      digits[eAt] = otherChoice;
      return true;
    }
    return false;
  }

  /** The factors of one dimension at two levels change places; false where no such move was found. */
  swapLevels(random: Random, digits: Float64Array): boolean {
    const { factorizations, layout } = this.#mapspace;
    const count = this.#dimensions.length;
    const levels = factorizations.levels;
    if (count === 0 || levels < 2) return false;
    const factors = this.#one;
    for (let attempt = 0; attempt < attempts; attempt++) {
      const d = this.#dimensions[random.below(count)];
      const a = random.below(levels);
      const b = (a + 1 + random.below(levels - 1)) % levels;
      if (!this.#bothFree(d, a, b)) continue;
      const at = layout.factorization + d;
      factorizations.factorsOf(d, digits[at], factors);
      if (factors[a] === factors[b]) continue;
      const inA = factors[b];
      factors[b] = factors[a];
      factors[a] = inA;
      const isImperfect = factorizations.imperfect[d] === 1;
      // Where factors are rounded up, one may be more than what is left to it now.
      const choice = isImperfect
        ? resizeFactor(factorizations, d, factors, a, inA, b)
        : factorizations.rank(d, factors);
      if (choice < 0 || choice === digits[at]) continue;
      digits[at] = choice;
      return true;
    }
    return false;
  }

  /**
   * Moves a part of the factor at `from`, above 1, to `to`: a prime, or where factors need not divide, about `part`, by default
   * any.
   *
   * @returns the choice with these factors, -1 where the constraints do not allow it
   */
  #movePart(random: Random, d: number, factors: Float64Array, from: number, to: number, part?: number): number {
    const { factorizations } = this.#mapspace;
    if (factorizations.imperfect[d] === 0) {
      movePrime(factors, from, to, this.#primes[d], random);
      return factorizations.rank(d, factors);
    }
    const most = factors[from] - 1;
    const kept = part === undefined ? 1 + random.below(most) : Math.round(factors[from] / part);
    return resizeFactor(factorizations, d, factors, from, Math.max(1, Math.min(most, kept)), to);
  }

  #bothFree(dimension: number, a: number, b: number): boolean {
    const row = dimension * this.#mapspace.factorizations.levels;
    return this.#free[row + a] === 1 && this.#free[row + b] === 1;
  }
}

/** Moves one of the primes of `factors` [from] to `factors` [to]; one must divide it. */
function movePrime(factors: Float64Array, from: number, to: number, primes: Float64Array, random: Random): void {
  let dividing = 0;
  for (let i = 0; i < primes.length; i++) if (factors[from] % primes[i] === 0) dividing++;
  let skip = random.below(dividing);
  let i = 0;
  while (factors[from] % primes[i] !== 0 || skip-- > 0) i++;
  factors[from] /= primes[i];
  factors[to] *= primes[i];
}
