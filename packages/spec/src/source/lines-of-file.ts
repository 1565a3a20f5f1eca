import type { SourceText } from './source-text.ts';

/** Lines of the file of that name, which may be one that a source was put together of. */
export function linesOfFile(sources: readonly SourceText[], file: string): string[] | undefined {
  const texts = sources.flatMap((source) => [...(source.origin?.files ?? []), source]);
  return texts.find((source) => source.file === file)?.text.split(/\r?\n/);
}
