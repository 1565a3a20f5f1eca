import type { SearchResult } from '@loopwright/core';
import { type DeepReadonly, mappingEntrySchema } from '@loopwright/spec';
import { z } from 'zod';
import { evaluationJson, evaluationSchema } from './evaluation-json.ts';
import { frontPointJson, frontPointSchema } from './front-point-json.ts';
import { mappingEntries } from './mapping-entries.ts';
import { resultHead, resultVersion } from './result-head.ts';
import { searchJson, searchSchema } from './search-json.ts';

/** What `map --json` writes. */
export const searchResultSchema = z.object({
  ...resultHead,
  best: evaluationSchema.nullable().describe('Null where nothing valid was found.'),
  mapping: z
    .array(mappingEntrySchema)
    .nullable()
    .describe('The best mapping: what evaluate reads back. Null where nothing valid was found.'),
  front: z
    .array(frontPointSchema)
    .exactOptional()
    .describe('Where the objective asks for it: mappings that none beats, least energy first.'),
  search: searchSchema,
});

export type SearchResultJson = DeepReadonly<z.infer<typeof searchResultSchema>>;

export function searchResultJson(result: SearchResult, key?: string): SearchResultJson {
  const { best, outcome } = result;
  return {
    version: resultVersion,
    ...(key !== undefined && outcome.stopped !== 'interrupted' && { key }),
    best: best && evaluationJson(best),
    mapping: best && mappingEntries(best),
    ...(outcome.front && { front: outcome.front.map((point) => frontPointJson(point, result)) }),
    search: searchJson(result),
  };
}
