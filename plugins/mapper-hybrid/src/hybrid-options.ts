import { z } from 'zod';

export const optionsSchema = z.strictObject({
  /** Loop orders, splits and bypasses tried of one factorisation before the next is drawn; 32. */
  visits: z.number().int().positive().default(32),
  /** Factorisations walked side by side; 64. */
  walks: z.number().int().positive().default(64),
  /** A factorisation is left at the first mapping that costs this many times the best; 4. */
  hopeless: z.number().min(1).default(4),
});

export type MapperHybridOptions = z.input<typeof optionsSchema>;
export type HybridOptions = z.output<typeof optionsSchema>;
