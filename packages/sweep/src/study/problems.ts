import { type Diagnostic, nearestName, type SourceLocation } from '@loopwright/spec';

/** Every problem that reading a study reports, one function per code; those of values in general are the reader's. */

type At = SourceLocation | undefined;

export const noStudy = (at: At): Diagnostic =>
  error('no-study', at, 'there is no design to sweep', {
    expected: 'designs, workloads and parameters',
    hint: 'name a design and a workload, and what varies: loopwright sweep grid-256 alexnet --vary GlobalBuffer.depth=4096,8192',
  });

export const missing = (at: At, key: string, hint: string): Diagnostic =>
  error('missing-key', at, `the study has no ${key}`, { expected: key, hint });

export const badValues = (at: At, name: string, text: string, why: string): Diagnostic =>
  error('bad-values', at, `the values of ${name} cannot be read: ${why}`, {
    found: `"${text}"`,
    expected: 'values, or ranges of them',
    hint: 'write 4096,8192 or 8..32:x2 (times 2) or 4..16:+4 (steps of 4)',
  });

export const badVary = (at: At, text: string): Diagnostic =>
  error('bad-vary', at, `"${text}" does not say what varies`, {
    expected: 'PART.ATTRIBUTE=VALUES',
    hint: 'write GlobalBuffer.depth=4096,8192 or PE.meshX=8..32:x2',
  });

export const badName = (at: At, name: string): Diagnostic =>
  error('bad-name', at, `${name} is no name of a parameter`, {
    found: name,
    expected: 'PART.ATTRIBUTE, which is set in the design, or a name for expressions',
    hint: 'write GlobalBuffer.depth, or buffer_kb',
  });

export const badExpression = (at: At, text: string, why: string, hint: string | undefined): Diagnostic =>
  error('bad-expression', at, `it cannot be computed: ${why}`, {
    found: `"${text}"`,
    expected: 'arithmetic over parameters',
    hint: hint ?? 'names are those of the parameters, as GlobalBuffer.depth >= 64 * PE.meshX',
  });

export const unknownChoice = (at: At, what: string, name: string, known: readonly string[]): Diagnostic => {
  const nearest = nearestName(name, known);
  return error('unknown-name', at, `there is no ${what} "${name}"`, {
    found: `"${name}"`,
    expected: `one of ${known.join(', ')}`,
    hint: nearest === undefined ? `use one of ${known.join(', ')}` : `did you mean "${nearest}"?`,
  });
};

export const notPositive = (at: At, what: string): Diagnostic =>
  error('out-of-range', at, `${what} must be above 0`, {
    expected: 'a number above 0',
    hint: 'write a number above 0',
  });

export const twice = (at: At, what: string, name: string): Diagnostic =>
  error('named-twice', at, `two ${what} are named ${name}`, {
    found: name,
    expected: 'a name for each',
    hint: 'give one of them another name: {name: NAME, files: [...]}',
  });

export const noPoint = (at: At, where: readonly string[]): Diagnostic =>
  error('no-point', at, 'no combination of the parameters meets the conditions', {
    found: where.join(' and '),
    hint: 'leave a condition out, or let more values in',
  });

function error(
  code: string,
  location: At,
  message: string,
  rest: Pick<Diagnostic, 'found' | 'expected' | 'hint'>,
): Diagnostic {
  return { code, severity: 'error', message, ...(location && { location }), ...rest };
}
