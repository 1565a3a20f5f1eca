import type { FrontPoint, SearchResult } from '@loopwright/core';
import { type DeepReadonly, mappingEntrySchema } from '@loopwright/spec';
import { z } from 'zod';
import { mappingEntries } from './mapping-entries.ts';

/** A mapping that no other one found beats in energy, cycles and area use together. */
export const frontPointSchema = z.object({
  energyPj: z.number().describe('Energy of the whole run, pJ.'),
  cycles: z.number().describe('Of the whole run.'),
  areaUseUm2: z
    .number()
    .describe('Area of the memories that keep anything and of the compute units, instances in use, um^2.'),
  mapping: z.array(mappingEntrySchema),
});

export type FrontPointJson = DeepReadonly<z.infer<typeof frontPointSchema>>;

export function frontPointJson(
  { mapping, ...figures }: FrontPoint,
  { specification, reuse }: Pick<SearchResult, 'specification' | 'reuse'>,
): FrontPointJson {
  return { ...figures, mapping: mappingEntries({ specification, reuse, mapping }) };
}
