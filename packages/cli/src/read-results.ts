import { resolve } from 'node:path';
import { type NamedDesign, type NamedResult, rejectionWords } from '@loopwright/report';
import { isSearchResult, type ResultJson, readAnyResult } from '@loopwright/results';
import { type Diagnostic, SpecError } from '@loopwright/spec';
import { designsOf, parseNamedFile } from './read-designs.ts';
import { readSources, type SourceIo } from './read-sources.ts';

/** What `compare` puts side by side: results of layers, or designs with what workloads cost on them. */
export type Comparable =
  | { readonly of: 'layers'; readonly results: readonly NamedResult[] }
  | { readonly of: 'designs'; readonly designs: readonly NamedDesign[] };

/**
 * Reads what `map --json`, `evaluate --json` or `sweep --json` wrote; what is named twice is read once. Throws a SpecError with
 * all files that cannot be compared.
 */
export function readResults(names: readonly string[], io: SourceIo): Comparable {
  const problems: Diagnostic[] = [];
  const collect = <T>(list: () => readonly T[]): readonly T[] => {
    try {
      return list();
    } catch (error) {
      if (!(error instanceof SpecError)) throw error;
      problems.push(...error.diagnostics);
      return [];
    }
  };
  const files = names.map((name) => parseNamedFile(name, io.cwd));
  const once = new Map(files.map((file) => [JSON.stringify({ ...file, path: resolve(io.cwd, file.path) }), file]));
  const read = [...once.values()].flatMap((file) =>
    collect(() =>
      readSources([file.path], io).map((source) => ({ ...file, file: source.file, read: readAnyResult(source) })),
    ),
  );
  const results = read.flatMap(({ file, name, points, read: { of, result } }) => {
    if (of !== 'layer') return [];
    return collect(() => {
      if (points)
        throw incomparable(`${file} holds the result of one layer, which has no points`, 'leave out what follows #');
      return [namedResult(name ?? file, result)];
    });
  });
  const areDesigns = results.length < read.length && problems.length === 0;
  const designs = areDesigns ? collect(() => designsOf(read)) : [];
  if (problems.length > 0) throw new SpecError(problems);
  return areDesigns ? { of: 'designs', designs } : { of: 'layers', results };
}

function namedResult(name: string, result: ResultJson): NamedResult {
  const evaluation = isSearchResult(result) ? result.best : result;
  const search = isSearchResult(result) ? result.search : null;
  if (evaluation === null) throw incomparable(`${name} holds a search that found no mapping`);
  if (evaluation.valid) return { name, evaluation, mapping: result.mapping, search };
  throw incomparable(
    `${name} holds a mapping that does not fit (${evaluation.level}: ${rejectionWords(evaluation.reason)})`,
  );
}

function incomparable(
  message: string,
  hint = 'compare takes results whose mapping fits: leave this file out',
): SpecError {
  return new SpecError([{ severity: 'error', code: 'incomparable', message, hint }]);
}
