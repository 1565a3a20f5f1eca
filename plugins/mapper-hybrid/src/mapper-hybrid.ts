import { besidePerfectPart, type Plugin } from '@loopwright/core';
import { type MapperHybridOptions, optionsSchema } from './hybrid-options.ts';
import { HybridStrategy } from './hybrid-strategy.ts';

/**
 * Registers the mapper `hybrid`: chance picks factorisations that fit every fan-out, and of each the distinct loop orders,
 * splits and bypasses are walked in their order, up to a limit (Timeloop's `hybrid`).
 */
export const mapperHybrid = (options: MapperHybridOptions = {}): Plugin => {
  const parsed = optionsSchema.parse(options);
  return {
    name: 'mapper-hybrid',
    setup(api) {
      api.registerMapper({
        name: 'hybrid',
        description: 'random factorisations that fit, each with a linear walk of its loop orders and bypasses',
        start: (context) => besidePerfectPart(context, (each) => new HybridStrategy(each, parsed)),
      });
    },
  };
};
