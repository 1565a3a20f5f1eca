import { type Diagnostic, formatDiagnostic } from '@loopwright/spec';
import type { TextLayout } from './format/paint.ts';

/** All diagnostics as text, and how many there are of each severity. */
export function formatCheck(diagnostics: readonly Diagnostic[], files: number, { paint }: TextLayout): string {
  const count = (severity: Diagnostic['severity']) => diagnostics.filter((one) => one.severity === severity).length;
  const [errors, warnings] = [count('error'), count('warning')];
  const inFiles = `in ${plural(files, 'file')}`;
  const sum = [errors > 0 && plural(errors, 'error'), warnings > 0 && plural(warnings, 'warning')].filter(Boolean);
  const verdict = sum.length === 0 ? `No problems ${inFiles}` : `${sum.join(', ')} ${inFiles}`;
  return [...diagnostics.map(formatDiagnostic), errors > 0 ? paint.alarm(verdict) : verdict].join('\n\n');
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
