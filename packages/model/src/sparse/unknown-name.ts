import { type Diagnostic, nearestName, type SourceLocation } from '@loopwright/spec';

/** A name that no density model, or no format, goes by; `of` is what should know it. */
export function unknownName(
  what: string,
  name: string,
  names: Iterable<string>,
  location: SourceLocation | undefined,
  of?: string,
): Diagnostic {
  const known = [...names];
  const nearest = nearestName(name, known);
  return {
    code: `unknown-${what}`,
    severity: 'error',
    message: of === undefined ? `no ${what} is named "${name}"` : `${of} has no ${what} "${name}"`,
    found: `"${name}"`,
    expected: known.length > 0 ? `one of ${known.join(', ')}` : `no ${what}`,
    hint: nearest === undefined ? 'use another one, or name the plugin that brings it' : `did you mean "${nearest}"?`,
    ...(location && { location }),
  };
}
