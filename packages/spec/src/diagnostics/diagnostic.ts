import type { SourceLocation } from '../location.ts';

/** One problem in the input files. Tests and editors go by the code; people read the rest. */
export interface Diagnostic {
  /** Stable name of the kind of problem, e.g. `unknown-key`. */
  readonly code: string;
  /** Warnings do not stop the run. */
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly location?: SourceLocation;
  readonly found?: string;
  readonly expected?: string;
  /** One way to put it right. */
  readonly hint?: string;
  /** The line of the file, with a mark under the place. */
  readonly frame?: string;
}

/** `file:line:column: error unknown-key: ...` and below it the frame, what was found, what was expected and a hint. */
export function formatDiagnostic(diagnostic: Diagnostic): string {
  const { location, severity, code, message, frame, found, expected, hint } = diagnostic;
  const place = location ? `${location.file}:${location.line}:${location.column}: ` : '';
  const lines = [`${place}${severity} ${code}: ${message}`];
  if (frame) lines.push(frame);
  if (found !== undefined) lines.push(`  found:    ${found}`);
  if (expected !== undefined) lines.push(`  expected: ${expected}`);
  if (hint !== undefined) lines.push(`  hint:     ${hint}`);
  return lines.join('\n');
}
