import type { Plugin } from '@loopwright/core';
import { z } from 'zod';
import { HybridStrategy } from './hybrid-strategy.ts';

const optionsSchema = z.strictObject({
  /** Loop orders, splits and bypasses tried of one factorisation before the next is drawn; 32. */
  visits: z.number().int().positive().default(32),
  /** Factorisations walked side by side; 64. */
  walks: z.number().int().positive().default(64),
  /** A factorisation is left at the first mapping that costs this many times the best; 4. */
  hopeless: z.number().min(1).default(4),
});

export type MapperHybridOptions = z.input<typeof optionsSchema>;
export type HybridOptions = z.output<typeof optionsSchema>;

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
        start: (context) => new HybridStrategy(context, parsed),
      });
    },
  };
};
