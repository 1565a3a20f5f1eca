import { z } from 'zod';

export const optionsSchema = z.strictObject({
  /** Points of a generation; 16. */
  size: z.number().int().min(4).default(16),
  /** Generations at the most, the first one too; 20. */
  generations: z.number().int().positive().default(20),
  /** Chance that two parents are crossed, rather than one being copied; 0.9. Copies always mutate. */
  crossover: z.number().min(0).max(1).default(0.9),
  /** Chance that a parameter of a child moves to a neighbouring value; of each axis, one in all of them by default. */
  mutation: z.number().min(0).max(1).optional(),
});

export type SamplerEvolutionaryOptions = z.input<typeof optionsSchema>;
export type EvolutionaryOptions = z.output<typeof optionsSchema>;
