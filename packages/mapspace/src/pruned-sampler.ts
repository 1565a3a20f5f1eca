import { CandidateBatch } from './candidate.ts';
import { FanoutSampler } from './fanout-sampler.ts';
import { FullCycleWalk } from './full-cycle-walk.ts';
import type { Mapspace } from './mapspace.ts';
import type { Random } from './random.ts';
import { Variants } from './variants.ts';

export interface PrunedSamplerOptions {
  /** Mappings tried of one factorisation before the next is drawn (Timeloop's `max_permutations_per_if_visit`); 16. */
  readonly visits?: number;
  /** Factorisations drawn in search of one that fits, where they cannot be counted; 10,000. */
  readonly attempts?: number;
}

/**
 * Random mappings that fit every fan-out. A factorisation is drawn among those that fit, all alike, then some of its distinct
 * loop orders, splits and bypasses, all alike and none twice. One per stream of random numbers.
 */
export class PrunedSampler {
  /** Factorisations that fit, where they can be counted; 0 where no mapping fits. */
  readonly fitting: number | undefined;

  readonly #mapspace: Mapspace;
  readonly #factorizations: FanoutSampler | undefined;
  readonly #visits: number;
  readonly #attempts: number;
  readonly #variants: Variants;
  readonly #walk: FullCycleWalk;
  #visitsLeft = 0;
  /** [level], then [bypass bit]: how many there are, and which is next. */
  readonly #radices: Float64Array;
  readonly #numbers: Float64Array;
  readonly #digits: Float64Array;
  /** Holds the factors that are being visited. */
  readonly #current: CandidateBatch;

  constructor(mapspace: Mapspace, options: PrunedSamplerOptions = {}) {
    this.#mapspace = mapspace;
    this.#visits = options.visits ?? 16;
    this.#attempts = options.attempts ?? 10_000;
    this.#factorizations = FanoutSampler.build(mapspace);
    this.fitting = mapspace.size === 0n ? 0 : this.#factorizations?.fitting;
    this.#variants = new Variants(mapspace, true);
    this.#radices = new Float64Array(mapspace.shape.levels + mapspace.bypass.free.length).fill(2);
    this.#numbers = new Float64Array(this.#radices.length);
    this.#walk = new FullCycleWalk(this.#radices.length);
    this.#digits = mapspace.genome();
    this.#current = new CandidateBatch(mapspace.shape, 1);
  }

  /** Writes the next mapping into the batch; false where none that fits is found. */
  next(random: Random, batch: CandidateBatch, candidate: number): boolean {
    if (this.#visitsLeft === 0 || !this.#walk.next(this.#numbers, random)) {
      if (!this.#nextFactorization(random)) return false;
      this.#walk.next(this.#numbers, random);
    }
    this.#visitsLeft--;
    this.#write(batch, candidate);
    return true;
  }

  #nextFactorization(random: Random): boolean {
    if (this.fitting === 0) return false;
    const { factorizations, layout, shape } = this.#mapspace;
    const { factors, remainders } = this.#current;
    for (let attempt = 0; attempt < this.#attempts; attempt++) {
      if (this.#factorizations === undefined) this.#mapspace.sample(random, this.#digits);
      else this.#factorizations.sample(random, this.#digits);
      factorizations.write(this.#digits, layout.factorization, factors, remainders, 0);
      if (!this.#variants.prepare(factors, 0)) continue;
      for (let l = 0; l < shape.levels; l++) this.#radices[l] = this.#variants.counts[l];
      this.#walk.start(this.#radices, random);
      this.#visitsLeft = this.#visits;
      return true;
    }
    return false;
  }

  #write(batch: CandidateBatch, candidate: number): void {
    const { factors, remainders } = this.#current;
    const at = candidate * factors.length;
    batch.factors.set(factors, at);
    batch.remainders.set(remainders, at);
    this.#variants.write(this.#numbers, batch, candidate);
    this.#mapspace.writeBypass(this.#numbers, this.#mapspace.shape.levels, batch, candidate);
  }
}
