import type { Random } from '@loopwright/core';
import Genetic, { type Evolution, type Scored } from 'genetic-js';
import type { GeneticOptions } from './options.ts';
import type { Population } from './population.ts';
import type { Variation } from './variation.ts';

/** Tries to make a child that fits every fan-out. */
const ATTEMPTS = 8;

/**
 * One generation by genetic-js. It is not run over all generations, since it asks for a fitness where ask and tell need
 * the search to go on in between; each `start` sees one generation scored and breeds the next.
 *
 * genetic-js draws from Math.random. Its own chances are set to 1, which every draw is below, and all that is left to chance
 * is in the functions given to it: the result depends on the seeded stream alone.
 */
export class Breeding {
  readonly #options: GeneticOptions;
  readonly #random: Random;
  readonly #variation: Variation;
  readonly #evolution: Evolution<number>;
  #parents!: Population;
  #children!: Population;
  #parentsSeeded = 0;
  #childrenBred = 0;
  /** [child] its mother, and 1 where it is no more than a copy of her. */
  readonly #source: Uint16Array;
  readonly #isCopy: Uint8Array;

  constructor(options: GeneticOptions, random: Random, variation: Variation) {
    this.#options = options;
    this.#random = random;
    this.#variation = variation;
    this.#source = new Uint16Array(options.size);
    this.#isCopy = new Uint8Array(options.size);
    this.#evolution = this.#configure();
  }

  /** Fills `children` with a new generation; every parent must have a finite cost, as genetic-js sorts them. */
  breed(parents: Population, children: Population): void {
    this.#parents = parents;
    this.#children = children;
    this.#parentsSeeded = 0;
    this.#childrenBred = 0;
    // Left over from the last generation.
    this.#evolution.entities = [];
    this.#evolution.start();
  }

  #configure(): Evolution<number> {
    const evolution = Genetic.create<number>();
    // `evolve` would make source text of these functions and lose what they close over.
    Object.assign(evolution.configuration, {
      size: this.#options.size,
      crossover: 1,
      mutation: 1,
      // The first is scored and bred from; the second is only scored.
      iterations: 2,
      fittestAlwaysSurvives: false,
    });
    evolution.optimize = Genetic.Optimize.Minimize;
    evolution.seed = () => this.#parentsSeeded++;
    evolution.fitness = (handle) => (this.#childrenBred === 0 ? this.#parents.costs[handle] : 0);
    evolution.select1 = (scored) => this.#select(scored);
    evolution.select2 = (scored) => [this.#select(scored), this.#select(scored)];
    evolution.crossover = (mother, father) => [this.#child(mother, father), this.#child(father, mother)];
    evolution.mutate = (handle) => this.#mutated(handle);
    return evolution;
  }

  #select(scored: readonly Scored<number>[]): number {
    let best = scored[this.#random.below(scored.length)];
    for (let round = 1; round < this.#options.tournament; round++) {
      const other = scored[this.#random.below(scored.length)];
      if (other.fitness < best.fitness) best = other;
    }
    return best.entity;
  }

  /** Handle of a new child: of both parents, or a copy of the mother. */
  #child(mother: number, father: number): number {
    const child = this.#childrenBred++;
    const digits = this.#children.genomes[child];
    const { genomes } = this.#parents;
    const crossed = mother !== father && this.#random.float() < this.#options.crossover;
    if (crossed) this.#variation.cross(genomes[mother], genomes[father], digits);
    else digits.set(genomes[mother]);
    this.#isCopy[child] = Number(!crossed || !this.#variation.repair(digits));
    this.#source[child] = mother;
    return this.#options.size + child;
  }

  /** A child after mutation, if chance wants it; a parent's handle makes a child first. */
  #mutated(handle: number): number {
    const { size, mutation } = this.#options;
    if (handle < size) return this.#mutated(this.#child(handle, handle));
    const child = handle - size;
    if (this.#isCopy[child] === 0 && this.#random.float() >= mutation) return handle;
    const digits = this.#children.genomes[child];
    const mother = this.#parents.genomes[this.#source[child]];
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (this.#isCopy[child] === 1 || attempt > 0) digits.set(mother);
      this.#variation.mutate(digits);
      while (this.#random.float() < mutation) this.#variation.mutate(digits);
      if (this.#variation.repair(digits)) break;
    }
    return handle;
  }
}
