import { type Diagnostic, type ResultKind, resultKind, type SourceText, SpecError } from '@loopwright/spec';
import type { z } from 'zod';
import { evaluationResultSchema } from './evaluation-result.ts';
import { type NetworkResultJson, networkResultSchema } from './network-result.ts';
import { resultVersion } from './result-head.ts';
import type { ResultJson } from './result-json.ts';
import { newerResult, noJson, noResult, otherResult, valueProblems } from './result-problems.ts';
import { searchResultSchema } from './search-result.ts';
import { type SweepResultJson, sweepResultSchema } from './sweep-result.ts';
import { upgrade } from './upgrade.ts';

const schemas = {
  search: searchResultSchema,
  evaluation: evaluationResultSchema,
  network: networkResultSchema,
  sweep: sweepResultSchema,
} satisfies Record<ResultKind, z.ZodType>;

/**
 * Reads what `map --json` wrote of one layer, or `evaluate --json`, in this version of the schema or an older one. Keys that the
 * schema does not know are passed over.
 *
 * @throws SpecError with all that is wrong with it
 */
export function readResult(source: SourceText): ResultJson {
  const { kind, json } = parseResult(source);
  if (kind === 'network' || kind === 'sweep') return fail(otherResult(source, kind, 'evaluation'));
  return checked(source, json, kind);
}

/** Any result, and what it is of. */
export type AnyResult =
  | { readonly of: 'layer'; readonly result: ResultJson }
  | { readonly of: 'network'; readonly result: NetworkResultJson }
  | { readonly of: 'study'; readonly result: SweepResultJson };

/** Reads a result of any kind. */
export function readAnyResult(source: SourceText): AnyResult {
  const { kind, json } = parseResult(source);
  if (kind === 'network') return { of: 'network', result: checked(source, json, kind) };
  if (kind === 'sweep') return { of: 'study', result: checked(source, json, kind) };
  return { of: 'layer', result: checked(source, json, kind) };
}

/** The same of what `map --json` wrote of a network. */
export function readNetworkResult(source: SourceText): NetworkResultJson {
  return readKind(source, 'network');
}

/** The same of what `sweep --json` wrote. */
export function readSweepResult(source: SourceText): SweepResultJson {
  return readKind(source, 'sweep');
}

function readKind<K extends ResultKind>(source: SourceText, expected: K): ResultOf<K> {
  const { kind, json } = parseResult(source);
  return kind === expected ? checked(source, json, expected) : fail(otherResult(source, kind, expected));
}

type ResultOf<K extends ResultKind> = z.infer<(typeof schemas)[K]>;

function parseResult(source: SourceText): { readonly kind: ResultKind; readonly json: JsonMap } {
  const json = parseJson(source);
  const kind = isMap(json) ? resultKind((key) => Object.hasOwn(json, key)) : undefined;
  if (!isMap(json) || kind === undefined) return fail(noResult(source, json));
  const { version } = json;
  if (typeof version === 'number' && version > resultVersion) return fail(newerResult(source, version));
  return { kind, json };
}

function checked<K extends ResultKind>(source: SourceText, json: JsonMap, kind: K): ResultOf<K> {
  const parsed = schemas[kind].safeParse(upgrade(json));
  if (!parsed.success) return fail(...valueProblems(source, json, parsed.error));
  return parsed.data as ResultOf<K>;
}

type JsonMap = Readonly<Record<string, unknown>>;

function parseJson(source: SourceText): unknown {
  try {
    return JSON.parse(source.text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return fail(noJson(source, error as SyntaxError));
  }
}

function isMap(json: unknown): json is JsonMap {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

function fail(...problems: readonly Diagnostic[]): never {
  throw new SpecError(problems);
}
