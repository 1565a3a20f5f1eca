import { Annealer, type Plugin } from '@loopwright/core';
import { type MapperAnnealingOptions, optionsSchema } from './options.ts';

export type { MapperAnnealingOptions };

/**
 * Registers the mapper `annealing`: simulated annealing (Kirkpatrick, Gelatt and Vecchi, Science 220, 1983) over genomes, many
 * chains side by side, each round of them starting again and lasting longer.
 */
export const mapperAnnealing = (options: MapperAnnealingOptions = {}): Plugin => {
  const parsed = optionsSchema.parse(options);
  return {
    name: 'mapper-annealing',
    setup(api) {
      api.registerMapper({
        name: 'annealing',
        description: 'simulated annealing: many chains of small moves that start again when they are cold',
        start: (context) => new Annealer(context, parsed),
      });
    },
  };
};
