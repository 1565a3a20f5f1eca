import { type Plugin, PointDraw, type Random, type SamplerContext, type SamplingStrategy } from '@loopwright/core';
import { z } from 'zod';

/** It has none, and neither has its sampler. */
const optionsSchema = z.strictObject({});

/**
 * Registers the sampler `latin-hypercube` (McKay, Beckman and Conover, Technometrics 21:2, 1979): of n points each axis is cut into n
 * equal strata, and each stratum has a point.
 */
export const samplerLatinHypercube = (options: Readonly<Record<string, unknown>> = {}): Plugin => {
  optionsSchema.parse(options);
  return {
    name: 'sampler-latin-hypercube',
    setup(api) {
      api.registerSampler({
        name: 'latin-hypercube',
        description: 'as many points as are asked for, spread evenly over every axis',
        start: (context) => {
          optionsSchema.parse(context.options);
          if (context.points === Infinity)
            throw new RangeError('the sampler latin-hypercube needs to know how many points');
          return new LatinHypercubeStrategy(context);
        },
      });
    },
  };
};

class LatinHypercubeStrategy implements SamplingStrategy {
  readonly #points: number[];

  constructor({ space, points, random }: SamplerContext) {
    const strata = Math.min(points, space.size);
    // [axis][point] place of its value
    const axes = space.parameters.map(({ values }) =>
      shuffled(strata, random).map((stratum) => Math.floor(((stratum + random.float()) / strata) * values.length)),
    );
    const draw = new PointDraw(space, random);
    const spread = Array.from({ length: strata }, (_, point) => space.indexOf(axes.map((places) => places[point])));
    // Where two fall together, or a condition is broken, another point takes the place.
    const taken = spread.map((index) => (draw.take(index) ? index : undefined));
    this.#points = taken.flatMap((index) => index ?? draw.draw() ?? []);
  }

  ask(most: number): number[] {
    return this.#points.splice(0, most);
  }

  /** All are known before. */
  tell(): void {}
}

/** The numbers below `count` in a random order. */
function shuffled(count: number, random: Random): number[] {
  const numbers = Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last--) {
    const other = random.below(last + 1);
    [numbers[last], numbers[other]] = [numbers[other], numbers[last]];
  }
  return numbers;
}
