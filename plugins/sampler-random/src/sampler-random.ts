import { type Plugin, PointDraw, type SamplerContext, type SamplingStrategy } from '@loopwright/core';
import { z } from 'zod';

/** It has none, and neither has its sampler. */
const optionsSchema = z.strictObject({});

/** Registers the sampler `random`: any point with the same probability, none twice. */
export const samplerRandom = (options: Readonly<Record<string, unknown>> = {}): Plugin => {
  optionsSchema.parse(options);
  return {
    name: 'sampler-random',
    setup(api) {
      api.registerSampler({
        name: 'random',
        description: 'points drawn uniformly, none twice',
        start: (context) => {
          optionsSchema.parse(context.options);
          return new RandomStrategy(context);
        },
      });
    },
  };
};

/** Points of a round: what is asked for goes by nothing that was told. */
const ROUND = 1024;

class RandomStrategy implements SamplingStrategy {
  readonly #draw: PointDraw;

  constructor({ space, random }: SamplerContext) {
    this.#draw = new PointDraw(space, random);
  }

  ask(most: number): number[] {
    const points: number[] = [];
    while (points.length < Math.min(most, ROUND)) {
      const point = this.#draw.draw();
      if (point === undefined) break;
      points.push(point);
    }
    return points;
  }

  /** Chance learns nothing. */
  tell(): void {}
}
