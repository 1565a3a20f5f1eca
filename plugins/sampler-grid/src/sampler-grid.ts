import type { DesignSpace, Plugin, SamplingStrategy } from '@loopwright/core';
import { z } from 'zod';

/** It has none, and neither has its sampler. */
const optionsSchema = z.strictObject({});

/** Registers the sampler `grid`: every point, in the order of their indices. */
export const samplerGrid = (options: Readonly<Record<string, unknown>> = {}): Plugin => {
  optionsSchema.parse(options);
  return {
    name: 'sampler-grid',
    setup(api) {
      api.registerSampler({
        name: 'grid',
        description: 'every point, in the order of the parameters',
        start: ({ space, options }) => {
          optionsSchema.parse(options);
          return new GridStrategy(space);
        },
      });
    },
  };
};

/** Points of a round: their results are shown as they end, so that rounds need not be small. */
const ROUND = 1024;

class GridStrategy implements SamplingStrategy {
  readonly #space: DesignSpace;
  #next = 0;

  constructor(space: DesignSpace) {
    this.#space = space;
  }

  ask(most: number): number[] {
    const points: number[] = [];
    for (; this.#next < this.#space.size && points.length < Math.min(most, ROUND); this.#next++) {
      if (this.#space.allows(this.#next)) points.push(this.#next);
    }
    return points;
  }

  /** All are asked for, whatever they cost. */
  tell(): void {}
}
