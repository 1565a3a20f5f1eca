import { CandidateBatch, type FanoutSampler, type Mapspace, type Random, Variants } from '@loopwright/core';

/** Factorisations drawn in search of one that fits, where those that do cannot be counted. */
const ATTEMPTS = 10_000;

/**
 * A factorisation and where the walk over its distinct loop orders, splits and bypasses stands. The walk begins anywhere and
 * goes on from the last to the first; orders of the innermost levels change fastest, bypasses slowest.
 */
export class FactorizationWalk {
  readonly #mapspace: Mapspace;
  readonly #sampler: FanoutSampler | undefined;
  readonly #variants: Variants;
  readonly #levels: number;
  /** [level], then [bypass bit]: how many there are, and which is next. */
  readonly #radices: Float64Array;
  readonly #numbers: Float64Array;
  readonly #digits: Float64Array;
  /** Holds the factors. */
  readonly #current: CandidateBatch;
  #left = 0;
  #bypassesLeft = 0;

  constructor(mapspace: Mapspace, sampler: FanoutSampler | undefined) {
    this.#mapspace = mapspace;
    this.#sampler = sampler;
    this.#variants = new Variants(mapspace, true);
    this.#levels = mapspace.shape.levels;
    this.#radices = new Float64Array(this.#levels + mapspace.bypass.free.length).fill(2);
    this.#numbers = new Float64Array(this.#radices.length);
    this.#digits = mapspace.genome();
    this.#current = new CandidateBatch(mapspace.shape, 1);
  }

  /** Nothing is left of this factorisation. */
  get ended(): boolean {
    return this.#left <= 0 || this.#bypassesLeft <= 0;
  }

  /** Draws a factorisation that fits and begins a walk of `visits` mappings at the most; false where none is found. */
  start(random: Random, visits: number): boolean {
    const { factorizations, layout } = this.#mapspace;
    const { factors, remainders } = this.#current;
    const radices = this.#radices;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (this.#sampler === undefined) this.#mapspace.sample(random, this.#digits);
      else this.#sampler.sample(random, this.#digits);
      factorizations.write(this.#digits, layout.factorization, factors, remainders, 0);
      if (!this.#variants.prepare(factors, 0)) continue;
      let size = 1;
      for (let i = 0; i < radices.length; i++) {
        if (i < this.#levels) radices[i] = this.#variants.counts[i];
        this.#numbers[i] = random.below(radices[i]);
        size *= radices[i];
      }
      this.#left = Math.min(visits, size);
      this.#bypassesLeft = 2 ** (radices.length - this.#levels);
      return true;
    }
    return false;
  }

  /** Writes the mapping where the walk stands. */
  write(batch: CandidateBatch, candidate: number): void {
    const { factors, remainders } = this.#current;
    const at = candidate * factors.length;
    for (let i = 0; i < factors.length; i++) {
      batch.factors[at + i] = factors[i];
      batch.remainders[at + i] = remainders[i];
    }
    this.#variants.write(this.#numbers, batch, candidate);
    this.#mapspace.writeBypass(this.#numbers, this.#levels, batch, candidate);
  }

  /** Leaves the factorisation. */
  abandon(): void {
    this.#left = 0;
  }

  advance(): void {
    this.#left--;
    this.#advanceFrom(0);
  }

  /** What is kept does not fit, in whatever order the loops are: goes to the next bypass. */
  advanceBypass(): void {
    this.#left--;
    this.#bypassesLeft--;
    this.#advanceFrom(this.#levels);
  }

  #advanceFrom(first: number): void {
    const numbers = this.#numbers;
    const radices = this.#radices;
    for (let i = first; i < numbers.length; i++) {
      if (++numbers[i] < radices[i]) return;
      numbers[i] = 0;
    }
  }
}
