import { type Diagnostic, formatDiagnostic } from './diagnostic.ts';

/** Thrown when the input cannot be used: holds every problem found, not only the first. */
export class SpecError extends Error {
  override readonly name = 'SpecError';
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(formatDiagnostic).join('\n\n'));
    this.diagnostics = diagnostics;
  }
}
