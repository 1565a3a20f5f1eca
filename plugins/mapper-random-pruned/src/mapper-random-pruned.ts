import {
  besidePerfectPart,
  type CandidateBatch,
  type MapperContext,
  type Plugin,
  PrunedSampler,
  type Random,
  type SearchStrategy,
} from '@loopwright/core';
import { z } from 'zod';

const optionsSchema = z.strictObject({
  /** Loop orders and bypasses tried of one factorisation before the next is drawn; 16. */
  visits: z.number().int().positive().default(16),
});

export type MapperRandomPrunedOptions = z.input<typeof optionsSchema>;

/**
 * Registers the mapper `random-pruned`: random factorisations that fit every fan-out, and of each some loop orders,
 * splits and bypasses, none twice; loops of bound 1 are not permuted.
 */
export const mapperRandomPruned = (options: MapperRandomPrunedOptions = {}): Plugin => {
  const { visits } = optionsSchema.parse(options);
  return {
    name: 'mapper-random-pruned',
    setup(api) {
      api.registerMapper({
        name: 'random-pruned',
        description: 'random factorisations that fit, each with some of its distinct loop orders and bypasses',
        start: (context) => besidePerfectPart(context, (each) => new RandomPrunedStrategy(each, visits)),
      });
    },
  };
};

class RandomPrunedStrategy implements SearchStrategy {
  done: boolean;
  readonly #sampler: PrunedSampler;
  readonly #random: Random;

  constructor({ mapspace, random }: MapperContext, visits: number) {
    this.#sampler = new PrunedSampler(mapspace, { visits });
    this.#random = random;
    this.done = this.#sampler.fitting === 0;
  }

  ask(batch: CandidateBatch, most: number): number {
    let count = 0;
    while (count < most && this.#sampler.next(this.#random, batch, count)) count++;
    // Finding nothing in many draws proves nothing, but a search would never get anywhere.
    if (count === 0 && most > 0) this.done = true;
    return count;
  }

  /** Chance learns nothing. */
  tell(): void {}
}
