import type { CandidateBatch, MapperContext, Mapspace, Plugin, Random, SearchStrategy } from '@loopwright/core';
import { z } from 'zod';

/** It has none. */
const optionsSchema = z.strictObject({});

/** Registers the mapper `random`: any id of the mapspace with the same probability. */
export const mapperRandom = (options: Readonly<Record<string, unknown>> = {}): Plugin => {
  optionsSchema.parse(options);
  return {
    name: 'mapper-random',
    setup(api) {
      api.registerMapper({
        name: 'random',
        description: 'mappings drawn uniformly from the whole mapspace, nothing pruned',
        start: (context) => new RandomStrategy(context),
      });
    },
  };
};

class RandomStrategy implements SearchStrategy {
  readonly done: boolean;
  readonly #mapspace: Mapspace;
  readonly #random: Random;
  readonly #digits: Float64Array;

  constructor({ mapspace, random }: MapperContext) {
    this.#mapspace = mapspace;
    this.#random = random;
    this.#digits = mapspace.genome();
    this.done = mapspace.size === 0n;
  }

  ask(batch: CandidateBatch, most: number): number {
    if (this.done) return 0;
    for (let candidate = 0; candidate < most; candidate++) {
      this.#mapspace.sample(this.#random, this.#digits);
      this.#mapspace.decode(this.#digits, batch, candidate);
    }
    return most;
  }

  /** Chance learns nothing. */
  tell(): void {}
}
