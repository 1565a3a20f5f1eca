import type { Diagnostic } from './diagnostics/diagnostic.ts';
import { DiagnosticLog } from './diagnostics/diagnostic-log.ts';
import { freeze } from './freeze.ts';
import type { Override } from './overrides.ts';
import { readFiles } from './read/read-files.ts';
import type { SourceText } from './source/source-text.ts';
import type { Specification } from './specification.ts';

export interface LoadedSpecification {
  /** Deeply frozen. */
  readonly specification: Specification;
  /** What of the files a section `overrides` sets. */
  readonly overrides: readonly Override[];
  readonly warnings: readonly Diagnostic[];
}

/**
 * Reads input files, in any number and order, into one specification: a design and the problem that is bound to it.
 *
 * @throws SpecError with all problems found
 */
export function loadSpecification(sources: readonly SourceText[]): LoadedSpecification {
  const log = DiagnosticLog.of(sources);
  const { specification, overrides } = readFiles(sources, ['architecture', 'problem'], log);
  log.throwIfErrors();
  return { specification: freeze(specification!), overrides, warnings: log.warnings };
}
