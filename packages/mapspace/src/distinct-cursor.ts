import { CandidateBatch } from './candidate.ts';
import type { Mapspace } from './mapspace.ts';
import { Variants } from './variants.ts';

export interface DistinctCursorOptions {
  /** Leave out mappings that exceed a fan-out; they are skipped factorisation by factorisation. */
  readonly fitting?: boolean;
  /** Factorisations [from, to) of the IndexFactorization subspace; all by default. */
  readonly from?: bigint;
  readonly to?: bigint;
}

/** Where a cursor stands, for a later run. */
export interface CursorState {
  readonly factorization: bigint;
  /** [level], then [bypass bit]; those of the mapping to come. */
  readonly numbers: readonly number[];
}

/**
 * Walks over the distinct mappings of a range of factorisations, each once: orders of the innermost levels change first, then
 * bypasses, factorisations last.
 */
export class DistinctCursor {
  readonly #mapspace: Mapspace;
  readonly #to: bigint;
  readonly #variants: Variants;
  readonly #factorDigits: Float64Array;
  #left: bigint;
  /** Whether the numbers are those of a mapping to come, of the factors at hand. */
  #ready = false;
  readonly #radices: Float64Array;
  readonly #numbers: Float64Array;
  readonly #current: CandidateBatch;

  constructor(mapspace: Mapspace, options: DistinctCursorOptions = {}) {
    const { levels, dimensions } = mapspace.shape;
    this.#mapspace = mapspace;
    this.#variants = new Variants(mapspace, options.fitting ?? false);
    this.#radices = new Float64Array(levels + mapspace.bypass.free.length).fill(2);
    this.#numbers = new Float64Array(this.#radices.length);
    this.#factorDigits = new Float64Array(dimensions);
    this.#current = new CandidateBatch(mapspace.shape, 1);
    this.#to = options.to ?? mapspace.factorizations.size;
    const from = options.from ?? 0n;
    this.#left = this.#to - from;
    if (this.#left > 0n) this.#seek(from);
  }

  /** Writes the next mapping into the batch; false at the end. */
  next(batch: CandidateBatch, candidate: number): boolean {
    while (!this.#ready) {
      if (this.#left <= 0n) return false;
      this.#ready = this.#prepare();
      this.#numbers.fill(0);
      if (!this.#ready) this.#advanceFactorization();
    }
    this.#write(batch, candidate);
    if (!this.#advanceVariant()) {
      this.#ready = false;
      this.#advanceFactorization();
    }
    return true;
  }

  save(): CursorState {
    const numbers = this.#ready ? [...this.#numbers] : Array.from(this.#numbers, () => 0);
    return { factorization: this.#to - this.#left, numbers };
  }

  restore(state: CursorState): void {
    this.#left = this.#to - state.factorization;
    this.#ready = false;
    if (this.#left <= 0n) return;
    this.#seek(state.factorization);
    this.#ready = this.#prepare();
    this.#numbers.set(state.numbers);
  }

  #seek(factorization: bigint): void {
    let rest = factorization;
    this.#mapspace.factorizations.counts.forEach((count, d) => {
      this.#factorDigits[d] = Number(rest % BigInt(count));
      rest /= BigInt(count);
    });
  }

  /** Whether the factors at hand have a variant. */
  #prepare(): boolean {
    const { factors, remainders } = this.#current;
    this.#mapspace.factorizations.write(this.#factorDigits, 0, factors, remainders, 0);
    const some = this.#variants.prepare(factors, 0);
    this.#radices.set(this.#variants.counts);
    return some;
  }

  #advanceFactorization(): void {
    this.#left--;
    const counts = this.#mapspace.factorizations.counts;
    const digits = this.#factorDigits;
    for (let d = 0; d < counts.length; d++) {
      if (++digits[d] < counts[d]) return;
      digits[d] = 0;
    }
  }

  #advanceVariant(): boolean {
    const numbers = this.#numbers;
    const radices = this.#radices;
    for (let i = 0; i < numbers.length; i++) {
      if (++numbers[i] < radices[i]) return true;
      numbers[i] = 0;
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
