import type { CandidateBatch, Objective, SearchStrategy } from '@loopwright/core';
import type { Walk } from './walks.ts';

/** Tries what a walk comes by, up to its end. */
export class ExhaustiveStrategy implements SearchStrategy {
  done = false;
  readonly #walk: Walk;
  readonly #objective: Objective;
  readonly whyUnproven: string | undefined;
  #best = Number.POSITIVE_INFINITY;

  /** @param whyUnproven why a mapping that the walk leaves out may be better than its best; what follows "not proven: " */
  constructor(walk: Walk, objective: Objective, whyUnproven?: string) {
    this.#walk = walk;
    this.whyUnproven = whyUnproven;
    this.#objective = objective;
  }

  ask(batch: CandidateBatch, most: number): number {
    let count = 0;
    while (count < most && this.#walk.next(batch, count)) count++;
    if (count < most) this.done = true;
    return count;
  }

  tell(batch: CandidateBatch, count: number): void {
    for (let candidate = 0; candidate < count; candidate++) {
      this.#best = Math.min(this.#best, this.#objective.score(batch, candidate));
    }
  }

  /** Of this shard's mappings; the least over all shards holds for the mapspace. */
  get bound(): number {
    return this.done && this.whyUnproven === undefined ? this.#best : 0;
  }
}
