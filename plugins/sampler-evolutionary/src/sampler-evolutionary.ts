import type { Plugin } from '@loopwright/core';
import { EvolutionaryStrategy } from './evolutionary-strategy.ts';
import { optionsSchema, type SamplerEvolutionaryOptions } from './options.ts';

export type { SamplerEvolutionaryOptions };

/** Registers the sampler `evolutionary`, NSGA-II. Its options are those of every study that says nothing else. */
export const samplerEvolutionary = (options: SamplerEvolutionaryOptions = {}): Plugin => {
  const common = optionsSchema.parse(options);
  return {
    name: 'sampler-evolutionary',
    setup(api) {
      api.registerSampler({
        name: 'evolutionary',
        description: 'generations of points bred from the best so far, by non-dominated sorting and crowding',
        start: (context) => {
          return new EvolutionaryStrategy(context, optionsSchema.parse({ ...common, ...context.options }));
        },
      });
    },
  };
};
