import { z } from 'zod';
import { type EvaluationResultJson, evaluationResultSchema } from './evaluation-result.ts';
import { type SearchResultJson, searchResultSchema } from './search-result.ts';

/** What `map --json` and `evaluate --json` write. */
export const resultSchema = z.union([searchResultSchema, evaluationResultSchema]);

export type ResultJson = SearchResultJson | EvaluationResultJson;

/** Whether it is that of a search. */
export function isSearchResult(result: ResultJson): result is SearchResultJson {
  return 'search' in result;
}
