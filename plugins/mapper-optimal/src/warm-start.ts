import { Annealer, annealingDefaults, CandidateBatch, type MapperContext } from '@loopwright/core';
import type { Incumbent } from './incumbent.ts';

/** A good mapping to begin with, found by annealing: what cannot beat it need not be looked at. */
export class WarmStart {
  readonly #incumbent: Incumbent;
  readonly #context: MapperContext;
  /** Made when it is needed first: what draws its mappings takes time to set up. */
  #annealer: Annealer | undefined;
  readonly #batch: CandidateBatch;
  #left: number;

  constructor(context: MapperContext, incumbent: Incumbent, evaluations: number) {
    this.#incumbent = incumbent;
    this.#context = context;
    this.#batch = new CandidateBatch(context.mapspace.shape, annealingDefaults.chains);
    this.#left = evaluations;
  }

  get done(): boolean {
    return this.#left <= 0 || this.#annealer?.done === true;
  }

  /** Costs so many mappings more, as far as they are left. */
  run(evaluations: number): void {
    const batch = this.#batch;
    const end = this.#left - Math.min(evaluations, this.#left);
    while (!this.done && this.#left > end) {
      this.#annealer ??= new Annealer(this.#context, annealingDefaults);
      const count = this.#annealer.ask(batch, Math.min(batch.capacity, this.#left - end));
      for (let candidate = 0; candidate < count; candidate++) this.#incumbent.evaluate(batch, candidate);
      this.#annealer.tell(batch, count);
      this.#left -= count;
    }
  }
}
