import { type NamedResult, rejectionWords } from '@loopwright/report';
import { isSearchResult, type ResultJson, readResult } from '@loopwright/results';
import { type Diagnostic, SpecError } from '@loopwright/spec';
import { readSources, type SourceIo } from './read-sources.ts';

/** Reads what `map --json` or `evaluate --json` wrote. Throws a SpecError with all files that cannot be compared. */
export function readResults(paths: readonly string[], io: SourceIo): NamedResult[] {
  const problems: Diagnostic[] = [];
  const results = readSources(paths, io).flatMap((source) => {
    try {
      return [namedResult(source.file, readResult(source))];
    } catch (error) {
      if (!(error instanceof SpecError)) throw error;
      problems.push(...error.diagnostics);
      return [];
    }
  });
  if (problems.length > 0) throw new SpecError(problems);
  return results;
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

function incomparable(message: string): SpecError {
  const hint = 'compare takes results whose mapping fits: leave this file out';
  return new SpecError([{ severity: 'error', code: 'incomparable', message, hint }]);
}
