import { BrokenBoundError, CandidateBatch, copyCandidate, type MapperContext } from '@loopwright/core';
import type { FrontGoal } from './front-goal.ts';
import type { Figures } from './plans/figures.ts';
import { ROUNDING } from './rounding.ts';

/** The best mapping so far, and the count of all that were costed. */
export class Incumbent {
  /** Candidate 0 is the best. */
  readonly best: CandidateBatch;
  score = Infinity;
  evaluated = 0;
  valid = 0;
  /** Set where all mappings are wanted that none beats in energy and cycles. */
  front: FrontGoal | undefined;
  /** Mappings that the driver has not been told of yet. */
  readonly #news: CandidateBatch[] = [];
  readonly #context: MapperContext;

  constructor(context: MapperContext) {
    this.#context = context;
    this.best = new CandidateBatch(context.mapspace.shape, 1);
  }

  /** What the best costs. */
  get figures(): Figures {
    const { energyPj, cycles, outermostAccesses } = this.best;
    return { energyPj: energyPj[0], cycles: cycles[0], outermostAccesses: outermostAccesses[0] };
  }

  get hasNews(): boolean {
    return this.#news.length > 0;
  }

  /** Fills a batch with up to so many mappings that the driver has not been told of; returns how many. */
  handOver(batch: CandidateBatch, most: number): number {
    const count = Math.min(most, this.#news.length);
    for (let candidate = 0; candidate < count; candidate++) copyCandidate(this.#news.shift()!, 0, batch, candidate);
    // The driver evaluates them, and counts them, once more.
    this.evaluated -= count;
    this.valid -= count;
    return count;
  }

  /** Costs a candidate of which a bound is known, and keeps it where it is the best; returns its score. */
  evaluate(batch: CandidateBatch, candidate: number, bound = 0): number {
    const { evaluate, objective } = this.#context;
    evaluate(batch, candidate);
    this.evaluated++;
    if (batch.rejection[candidate]) return Infinity;
    this.valid++;
    const score = objective.score(batch, candidate);
    if (score < bound * (1 - ROUNDING)) throw this.#broken(bound, batch, candidate);
    const better = score < this.score || (score === this.score && objective.beats(batch, candidate, this.best, 0));
    if (better) {
      copyCandidate(batch, candidate, this.best, 0);
      this.score = score;
    }
    const isUnbeaten = this.front?.offer(batch.energyPj[candidate], batch.cycles[candidate]) ?? false;
    if (better || isUnbeaten) this.#tell(batch, candidate);
    return score;
  }

  /** Throws where the best costs less than it can, by what the proof has of it. */
  expectAtLeast(bound: number): void {
    if (this.score < bound * (1 - ROUNDING)) throw this.#broken(bound, this.best, 0);
  }

  #tell(batch: CandidateBatch, candidate: number): void {
    // The best alone is asked for: it takes the place of those before it.
    if (!this.front) this.#news.length = 0;
    const copy = new CandidateBatch(batch.shape, 1);
    copyCandidate(batch, candidate, copy, 0);
    this.#news.push(copy);
  }

  #broken(bound: number, batch: CandidateBatch, candidate: number): BrokenBoundError {
    return new BrokenBoundError('optimal', this.#context, bound, batch, candidate);
  }
}
