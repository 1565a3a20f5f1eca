import { ConfigError } from '@loopwright/config';
import { findPath, type SourceLocation, type SourceText } from '@loopwright/spec';

/** What is wrong with a setting of the `mapper` section, with its place in the input files where they hold it. */
export function atPlaceOfSetting(error: unknown, sources: readonly SourceText[]): unknown {
  if (!(error instanceof ConfigError) || error.file !== 'mapper section') return error;
  const place = placeOfSetting(error.problems[0]?.path ?? '', sources);
  if (!place) return error;
  const problems = error.problems.map((problem) => ({ ...problem, place }));
  return new ConfigError(place.file, problems, error);
}

/** Older files write hyphens, and `optimization_metric`. */
function placeOfSetting(key: string, sources: readonly SourceText[]): SourceLocation | undefined {
  const spellings = [key, key.replace(/s$/, '')].flatMap((name) => [name, name.replaceAll('_', '-')]);
  const places = sources.flatMap((source) => spellings.map((spelling) => findPath(source, ['mapper', spelling])));
  return places.find((place) => place !== undefined);
}
