import type { SourceLocation } from '../../location.ts';
import { type At, didYouMean, error, list, quote, warning } from './phrasing.ts';

export const unknownKey = (at: At, key: string, of: string, known: Iterable<string>) =>
  error('unknown-key', at, `${of} has no key ${quote(key)}`, {
    found: quote(key),
    expected: `one of ${list(known)}`,
    ...didYouMean(key, known, 'remove it'),
  });

export const missingKey = (at: At, key: string, of: string, hint?: string) =>
  error('missing-key', at, `${of} lacks the key ${quote(key)}`, { expected: quote(key), hint: hint ?? `add ${key}:` });

export const wrongType = (at: At, what: string, found: string, expected: string, hint?: string) =>
  error('wrong-type', at, `${what} should be ${expected}`, { found, expected, hint: hint ?? `write ${expected}` });

/** A word that is none of those that may stand there. */
export const noChoice = (at: At, what: string, found: string, word: string, choices: readonly string[]) => {
  const expected = `one of ${list(choices)}`;
  return wrongType(at, what, found, expected, didYouMean(word, choices, `write ${expected}`).hint);
};

export const outOfRange = (at: At, what: string, found: string, expected: string, hint: string) =>
  error('out-of-range', at, `${what} is out of range`, { found, expected, hint });

export const conflictingValues = (at: At, what: string, found: string, first: SourceLocation) =>
  error('conflicting-values', at, `${what} is given twice with different values`, {
    found,
    expected: `the value given first, in ${first.file}:${first.line}:${first.column}`,
    hint: 'keep one of them',
  });

export const unsupportedVersion = (at: At, what: string, found: string) =>
  error('unsupported-version', at, `${what} is of a version that is not read`, {
    found,
    expected: '0.4, or the older 0.3 and 0.2',
    hint: 'write version: 0.4',
  });

export const badExpression = (at: At, what: string, text: string, detail: string, hint?: string) =>
  error('bad-expression', at, `${what} cannot be computed: ${detail}`, {
    found: quote(text),
    expected: 'a value, or arithmetic over attributes, variables and functions',
    hint: hint ?? 'correct the expression, or put text in quotes',
  });

export const notModelled = (at: At, what: string, hint?: string) =>
  error('not-modelled', at, `${what} is not modelled yet`, { hint: hint ?? 'remove it' });

export const unreadValues = (at: At, what: string) =>
  error('unread-values', at, `the file of ${what} is not read here: the command reads it`, {
    hint: 'write what it holds: mask: "0110", a digit for each value, or coordinates: [[0, 1], [1, 0]]',
  });

export const noEffect = (at: At, what: string, why: string) =>
  warning('no-effect', at, `${what} has no effect: ${why}`);

export const notRun = (at: At, what: string, text: string, needed: string, files: readonly string[]) =>
  warning(
    'python-not-run',
    at,
    `${what} stays text: it needs ${quote(needed)}, and ${list(files)} is Python, which is not run`,
    {
      found: quote(text),
      hint: 'write the value in its place, where something asks for it',
    },
  );
