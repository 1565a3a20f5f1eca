import {
  type CandidateBatch,
  type MapperContext,
  type Plugin,
  PrunedSampler,
  type Random,
  type SearchStrategy,
} from '@loopwright/core';
import { z } from 'zod';

const optionsSchema = z.strictObject({
  /** Loop orders that are tried of each factorisation; 4. */
  tries: z.int().positive().default(4),
});

export type MapperSampleOptions = z.input<typeof optionsSchema>;

/** Registers the mapper `sample`. */
export const mapperSample = (options: MapperSampleOptions = {}): Plugin => {
  const { tries } = optionsSchema.parse(options);
  return {
    name: 'mapper-sample',
    setup(api) {
      api.registerMapper({
        name: 'sample',
        description: 'what it does, in one line',
        start: (context) => new SampleStrategy(context, tries),
      });
    },
  };
};

/** Draws at random and learns nothing: a place to start from. */
class SampleStrategy implements SearchStrategy {
  done: boolean;
  readonly #sampler: PrunedSampler;
  readonly #random: Random;

  constructor({ mapspace, random }: MapperContext, tries: number) {
    this.#sampler = new PrunedSampler(mapspace, { visits: tries });
    this.#random = random;
    this.done = this.#sampler.fitting === 0;
  }

  /** Fills the batch from its beginning and returns how many candidates it holds. */
  ask(batch: CandidateBatch, most: number): number {
    let count = 0;
    while (count < most && this.#sampler.next(this.#random, batch, count)) count++;
    if (count === 0 && most > 0) this.done = true;
    return count;
  }

  /** The candidates now have their costs, or a rejection: learn from them here. */
  tell(_batch: CandidateBatch, _count: number): void {}
}
