import { z } from 'zod';

export const optionsSchema = z.strictObject({
  /** Genomes of a generation; 256. */
  size: z.number().int().min(4).default(256),
  /** Genomes of which the best becomes a parent; 2. */
  tournament: z.number().int().positive().default(2),
  /** Chance that two parents are crossed, rather than their children being copies; 0.7. */
  crossover: z.number().min(0).max(1).default(0.7),
  /** Chance that a child is mutated, and again that it is mutated once more; 0.5. Copies always are. */
  mutation: z.number().min(0).max(0.9).default(0.5),
  /** Generations without a better mapping before a new population is drawn; 60. */
  patience: z.number().int().positive().default(60),
});

export type MapperGeneticOptions = z.input<typeof optionsSchema>;
export type GeneticOptions = z.output<typeof optionsSchema>;
