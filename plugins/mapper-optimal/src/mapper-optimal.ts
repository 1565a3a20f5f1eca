import type { Plugin } from '@loopwright/core';
import { OptimalStrategy } from './optimal-strategy.ts';
import { type MapperOptimalOptions, optionsSchema } from './options.ts';

export type { MapperOptimalOptions };

/**
 * Registers the mapper `optimal`: branch and bound over the whole mapspace. It ends with a proof that no mapping has a lower
 * first metric; stopped before, it tells how low any mapping could still be.
 */
export const mapperOptimal = (options: MapperOptimalOptions = {}): Plugin => {
  const settings = optionsSchema.parse(options);
  return {
    name: 'mapper-optimal',
    setup(api) {
      api.registerMapper({
        name: 'optimal',
        description: 'branch and bound: the best mapping, and the proof that none is better',
        endsByItself: true,
        start: (context) => new OptimalStrategy(context, settings),
      });
    },
  };
};
