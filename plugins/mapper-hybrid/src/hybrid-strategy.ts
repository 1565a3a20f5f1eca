import {
  type CandidateBatch,
  FanoutSampler,
  type MapperContext,
  type Objective,
  type Random,
  Rejection,
  type SearchStrategy,
} from '@loopwright/core';
import { FactorizationWalk } from './factorization-walk.ts';
import type { HybridOptions } from './hybrid-options.ts';

/**
 * Walks several factorisations side by side, one mapping of each in every batch, so that what a mapping was refused for is
 * known before the walk goes on.
 */
export class HybridStrategy implements SearchStrategy {
  done: boolean;
  readonly #random: Random;
  readonly #objective: Objective;
  readonly #visits: number;
  readonly #hopeless: number;
  readonly #walks: readonly FactorizationWalk[];
  #best = Number.POSITIVE_INFINITY;

  constructor({ mapspace, objective, random }: MapperContext, { visits, walks, hopeless }: HybridOptions) {
    const sampler = FanoutSampler.build(mapspace);
    this.#random = random;
    this.#objective = objective;
    this.#visits = visits;
    this.#hopeless = hopeless;
    this.#walks = Array.from({ length: walks }, () => new FactorizationWalk(mapspace, sampler));
    this.done = mapspace.size === 0n || sampler?.fitting === 0;
  }

  ask(batch: CandidateBatch, most: number): number {
    if (this.done) return 0;
    const count = Math.min(most, this.#walks.length);
    for (let i = 0; i < count; i++) {
      const walk = this.#walks[i];
      if (walk.ended && !walk.start(this.#random, this.#visits)) {
        // Finding nothing in many draws proves nothing, but a search would never get anywhere.
        this.done = true;
        return i;
      }
      walk.write(batch, i);
    }
    return count;
  }

  tell(batch: CandidateBatch, count: number): void {
    for (let i = 0; i < count; i++) {
      const walk = this.#walks[i];
      const score = this.#objective.score(batch, i);
      if (batch.rejection[i] === Rejection.Capacity) walk.advanceBypass();
      else if (score > this.#hopeless * this.#best) walk.abandon();
      else walk.advance();
      this.#best = Math.min(this.#best, score);
    }
  }
}
