import {
  type CandidateBatch,
  logCost,
  type MapperContext,
  type Mapspace,
  type Objective,
  PerfectPart,
  PrunedSampler,
  type Random,
  type SearchStrategy,
} from '@loopwright/core';
import { Breeding } from './breeding.ts';
import type { GeneticOptions } from './options.ts';
import { Population } from './population.ts';
import { Survival } from './survival.ts';
import { Variation } from './variation.ts';

/**
 * Breeds generation after generation, and starts again with new mappings where that leads no further. Where factors need not
 * divide, the first generation is of those that do, which are better on average and costed faster.
 */
export class GeneticStrategy implements SearchStrategy {
  readonly done: boolean;
  readonly #mapspace: Mapspace;
  readonly #objective: Objective;
  readonly #random: Random;
  readonly #options: GeneticOptions;
  readonly #sampler: PrunedSampler;
  readonly #breeding: Breeding;
  readonly #survival: Survival;
  readonly #parents: Population;
  readonly #children: Population;
  /** Children asked and told. */
  #asked = 0;
  #told = 0;
  #best = Number.POSITIVE_INFINITY;
  /** Generations since the best of this population was found; below 0 while its first is drawn. */
  #stale = -1;

  constructor({ mapspace, objective, random }: MapperContext, options: GeneticOptions) {
    this.#mapspace = mapspace;
    this.#objective = objective;
    this.#random = random;
    this.#options = options;
    const perfect = PerfectPart.of(mapspace);
    const first = perfect && new PrunedSampler(perfect.mapspace, { visits: 1 });
    this.#sampler = first && first.fitting !== 0 ? first : new PrunedSampler(mapspace, { visits: 1 });
    this.done = this.#sampler.fitting === 0;
    this.#breeding = new Breeding(options, random, new Variation(mapspace, random));
    this.#survival = new Survival(mapspace, options.size);
    this.#parents = new Population(mapspace, options.size);
    this.#children = new Population(mapspace, options.size);
  }

  ask(batch: CandidateBatch, most: number): number {
    if (this.done) return 0;
    const { size } = this.#options;
    if (this.#told === size) this.#nextGeneration();
    const count = Math.min(most, size - this.#asked);
    for (let candidate = 0; candidate < count; candidate++) {
      const digits = this.#children.genomes[this.#asked + candidate];
      if (this.#stale < 0) this.#draw(batch, candidate, digits);
      this.#mapspace.decode(digits, batch, candidate);
    }
    this.#asked += count;
    return count;
  }

  tell(batch: CandidateBatch, count: number): void {
    for (let candidate = 0; candidate < count; candidate++) {
      this.#children.costs[this.#told + candidate] = logCost(this.#objective, batch, candidate);
    }
    this.#told += count;
  }

  #nextGeneration(): void {
    this.#asked = 0;
    this.#told = 0;
    if (this.#stale < 0) this.#survival.replace(this.#parents, this.#children);
    else this.#survival.select(this.#parents, this.#children);
    const best = this.#parents.costs[0];
    this.#stale = best < this.#best ? 0 : this.#stale + 1;
    this.#best = Math.min(this.#best, best);
    if (this.#stale < this.#options.patience) {
      this.#breeding.breed(this.#parents, this.#children);
      return;
    }
    this.#stale = -1;
    this.#best = Number.POSITIVE_INFINITY;
  }

  /** A new mapping for the first generation. */
  #draw(batch: CandidateBatch, candidate: number, digits: Float64Array): void {
    const found = this.#sampler.next(this.#random, batch, candidate) && this.#mapspace.encode(batch, candidate, digits);
    if (!found) this.#mapspace.sample(this.#random, digits);
  }
}
