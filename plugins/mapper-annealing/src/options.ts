import { annealingDefaults } from '@loopwright/core';
import { z } from 'zod';

export const optionsSchema = z.strictObject({
  /** Chains that run side by side; 32. */
  chains: z.number().int().positive().default(annealingDefaults.chains),
  /** Moves of each chain before it starts again; 1500. */
  length: z.number().int().positive().default(annealingDefaults.length),
  /** How much longer each round of chains is than the one before; 1.2. */
  growth: z.number().min(1).default(annealingDefaults.growth),
  /** Start temperature, as a share of the mean difference in log cost between neighbours; 0.5. */
  heat: z.number().positive().default(annealingDefaults.heat),
  /** End temperature as a share of the start temperature; 0.01. */
  cooling: z.number().positive().max(1).default(annealingDefaults.cooling),
  /** Chance that a move is followed by one more before it is judged; 0.35. */
  compound: z.number().min(0).max(0.9).default(annealingDefaults.compound),
});

export type MapperAnnealingOptions = z.input<typeof optionsSchema>;
