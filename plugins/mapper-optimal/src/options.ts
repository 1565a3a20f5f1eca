import { z } from 'zod';

export const optionsSchema = z.strictObject({
  /** Mappings that annealing costs before the proof begins; 100,000. */
  warmStart: z.number().int().nonnegative().default(100_000),
  /** Mappings that annealing costs where nothing can be proven (very many imperfect factors, plugins that change costs); 2,000,000. */
  unproven: z.number().int().nonnegative().default(2_000_000),
});

export type MapperOptimalOptions = z.input<typeof optionsSchema>;
export type OptimalOptions = z.output<typeof optionsSchema>;
