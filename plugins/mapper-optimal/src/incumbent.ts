import { BrokenBoundError, CandidateBatch, copyCandidate, type MapperContext } from '@loopwright/core';
import { ROUNDING } from './rounding.ts';

/** The best mapping so far, and the count of all that were costed. */
export class Incumbent {
  /** Candidate 0 is the best. */
  readonly best: CandidateBatch;
  score = Infinity;
  evaluated = 0;
  valid = 0;
  /** True where the driver has not been told of the best yet. */
  news = false;
  readonly #context: MapperContext;

  constructor(context: MapperContext) {
    this.#context = context;
    this.best = new CandidateBatch(context.mapspace.shape, 1);
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
      this.news = true;
    }
    return score;
  }

  /** Throws where the best costs less than it can, by what the proof has of it. */
  expectAtLeast(bound: number): void {
    if (this.score < bound * (1 - ROUNDING)) throw this.#broken(bound, this.best, 0);
  }

  #broken(bound: number, batch: CandidateBatch, candidate: number): BrokenBoundError {
    return new BrokenBoundError('optimal', this.#context, bound, batch, candidate);
  }
}
