import type { MappingResult } from '@loopwright/core';
import { type DeepReadonly, mappingEntrySchema } from '@loopwright/spec';
import { z } from 'zod';
import { evaluationJson, invalidEvaluationSchema, validEvaluationSchema } from './evaluation-json.ts';
import { mappingEntries } from './mapping-entries.ts';
import { resultHead, resultVersion } from './result-head.ts';

const mapping = z.array(mappingEntrySchema).describe('The mapping: what evaluate reads back.');

/** What `evaluate --json` writes. */
export const evaluationResultSchema = z.discriminatedUnion('valid', [
  z.object({ ...resultHead, ...validEvaluationSchema.shape, mapping }),
  z.object({ ...resultHead, ...invalidEvaluationSchema.shape, mapping }),
]);

export type EvaluationResultJson = DeepReadonly<z.infer<typeof evaluationResultSchema>>;

export function evaluationResultJson(result: MappingResult, key?: string): EvaluationResultJson {
  return {
    version: resultVersion,
    ...(key !== undefined && { key }),
    ...evaluationJson(result),
    mapping: mappingEntries(result),
  };
}
