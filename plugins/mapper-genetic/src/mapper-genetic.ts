import type { Plugin } from '@loopwright/core';
import { GeneticStrategy } from './genetic-strategy.ts';
import { type MapperGeneticOptions, optionsSchema } from './options.ts';

export type { MapperGeneticOptions };

/** Registers the mapper `genetic`: breeds mappings with genetic-js; a genome is the digits of the four subspaces. */
export const mapperGenetic = (options: MapperGeneticOptions = {}): Plugin => {
  const parsed = optionsSchema.parse(options);
  return {
    name: 'mapper-genetic',
    setup(api) {
      api.registerMapper({
        name: 'genetic',
        description: 'a population of mappings, crossed by dimension and by level, mutated by small moves',
        start: (context) => new GeneticStrategy(context, parsed),
      });
    },
  };
};
