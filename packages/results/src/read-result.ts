import { type Diagnostic, resultKind, type SourceText, SpecError } from '@loopwright/spec';
import { evaluationResultSchema } from './evaluation-result.ts';
import { resultVersion } from './result-head.ts';
import type { ResultJson } from './result-json.ts';
import { newerResult, noJson, noResult, valueProblems } from './result-problems.ts';
import { searchResultSchema } from './search-result.ts';
import { upgrade } from './upgrade.ts';

const schemas = { search: searchResultSchema, evaluation: evaluationResultSchema };

/**
 * Reads what `map --json` or `evaluate --json` wrote, in this version of the schema or an older one. Keys that the schema
 * does not know are passed over.
 *
 * @throws SpecError with all that is wrong with it
 */
export function readResult(source: SourceText): ResultJson {
  const json = parseJson(source);
  const kind = isMap(json) ? resultKind((key) => Object.hasOwn(json, key)) : undefined;
  if (!isMap(json) || kind === undefined) return fail(noResult(source, json));
  const { version } = json;
  if (typeof version === 'number' && version > resultVersion) return fail(newerResult(source, version));
  const parsed = schemas[kind].safeParse(upgrade(json));
  return parsed.success ? parsed.data : fail(...valueProblems(source, json, parsed.error));
}

function parseJson(source: SourceText): unknown {
  try {
    return JSON.parse(source.text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return fail(noJson(source, error as SyntaxError));
  }
}

function isMap(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

function fail(...problems: readonly Diagnostic[]): never {
  throw new SpecError(problems);
}
