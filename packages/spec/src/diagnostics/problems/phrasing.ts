import type { SourceLocation } from '../../location.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { nearestName } from '../nearest-name.ts';

/** Where the problem is, if it is in a file. */
export type At = SourceLocation | undefined;

export function error(code: string, at: At, message: string, rest: Partial<Diagnostic> = {}): Diagnostic {
  return { code, severity: 'error', message, ...(at && { location: at }), ...rest };
}

export function warning(code: string, at: At, message: string, rest: Partial<Diagnostic> = {}): Diagnostic {
  return { ...error(code, at, message, rest), severity: 'warning' };
}

export function place({ file, line, column }: SourceLocation): string {
  return `${file}:${line}:${column}`;
}

export function quote(text: string): string {
  return `"${text.length > 60 ? `${text.slice(0, 57)}...` : text}"`;
}

export function list(names: Iterable<string>): string {
  const all = [...names];
  return all.length > 30 ? `${all.slice(0, 30).join(', ')}, ...` : all.join(', ') || 'nothing';
}

/** The nearest known name, or else the other way out. */
export function didYouMean(name: string, known: Iterable<string>, otherwise: string): { hint: string } {
  const nearest = nearestName(name, known);
  return { hint: nearest === undefined ? otherwise : `did you mean ${quote(nearest)}?` };
}
