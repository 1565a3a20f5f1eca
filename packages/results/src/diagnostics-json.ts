import type { Diagnostic } from '@loopwright/spec';

/** A diagnostic for editors: flat, lines and columns from 1. What is not known is left out. */
export interface DiagnosticJson {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly found?: string;
  readonly expected?: string;
  readonly hint?: string;
}

export function diagnosticsJson(diagnostics: readonly Diagnostic[]): DiagnosticJson[] {
  return diagnostics.map(({ code, severity, message, location, found, expected, hint }) => ({
    code,
    severity,
    message,
    ...(location && { file: location.file, line: location.line, column: location.column }),
    ...(found !== undefined && { found }),
    ...(expected !== undefined && { expected }),
    ...(hint !== undefined && { hint }),
  }));
}
