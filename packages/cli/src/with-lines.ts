import { type Diagnostic, type SourceText, SpecError, withFrames } from '@loopwright/spec';

/** The error with lines of the files: what is only found out when files are run is thrown where nobody has their texts. */
export function withLines(error: unknown, sources: readonly SourceText[]): unknown {
  // By name: errors may come from another copy of a package.
  if (!(error instanceof Error) || error.name !== 'SpecError') return error;
  const { diagnostics, cause, stack } = error as Error & { diagnostics: readonly Diagnostic[] };
  return Object.assign(new SpecError(withFrames(diagnostics, sources)), { cause, stack });
}
