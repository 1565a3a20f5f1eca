import { z } from 'zod';
import type { DeepReadonly } from '../deep-readonly.ts';

const dataspaces = z.array(z.string()).exactOptional();

/** One entry of a `mapping:` list of v0.4, as `describeMapping` writes it. */
export const mappingEntrySchema = z
  .object({
    target: z.string().describe('Level.'),
    type: z
      .enum(['temporal', 'spatial', 'dataspace'])
      .describe('Loops of a memory, loops of a fan-out, or what a memory keeps.'),
    factors: z
      .array(z.string())
      .exactOptional()
      .describe('Loop bound of every dimension: C=4, or P=5,3 where the last pass is shorter.'),
    permutation: z.array(z.string()).exactOptional().describe('Every dimension once, innermost loop first.'),
    split: z.int().exactOptional().describe('Loops at positions below it run along X, the others along Y.'),
    keep: dataspaces.describe('Dataspaces that are kept here.'),
    bypass: dataspaces.describe('Dataspaces that pass this memory by.'),
    no_reuse: dataspaces.describe('Dataspaces that are not kept from step to step, or not shared between copies.'),
    no_link_transfer: dataspaces.describe('Dataspaces that copies do not take from their neighbours.'),
    rmw_first_update: dataspaces.describe('Dataspaces that are read before their first update.'),
  })
  .meta({ id: 'mappingEntry' });

export type MappingEntry = DeepReadonly<z.infer<typeof mappingEntrySchema>>;
