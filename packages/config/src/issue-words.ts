import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** What an issue of a zod schema says, in the words of all our messages, where the schema itself has none. */
export function issueWords(issue: Issue): string {
  return isZodsOwn(issue.message) ? describe(issue) : issue.message;
}

/** Words that zod puts where a schema gives no message. */
function isZodsOwn(message: string): boolean {
  return /^(Invalid|Too big|Too small|Unrecognized key)/.test(message);
}

function describe(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${kinds[issue.expected] ?? issue.expected}`;
    case 'too_small':
      return limit(issue.origin, issue.minimum, issue.inclusive ? 'or more' : 'above');
    case 'too_big':
      return limit(issue.origin, issue.maximum, issue.inclusive ? 'at most' : 'below');
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}`;
    case 'invalid_value':
      return issue.values.length === 1
        ? `must be ${String(issue.values[0])}`
        : `must be one of ${issue.values.map(String).join(', ')}`;
    case 'unrecognized_keys':
      return `there is no ${issue.keys.map((key) => `"${key}"`).join(', ')}`;
    case 'invalid_union':
      return [...new Set(issue.errors.flat().map(issueWords))].join(', or ') || 'is none of what it may be';
    default:
      return 'is not what it should be';
  }
}

const kinds: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  int: 'a whole number',
  nan: 'not a number',
  null: 'nothing',
  number: 'a number',
  object: 'a map of keys',
  record: 'a map of keys',
  string: 'a text',
};

function limit(origin: string, bound: number | bigint, relation: 'or more' | 'above' | 'at most' | 'below'): string {
  const number = relation === 'or more' ? `${bound} or more` : `${relation} ${bound}`;
  if (origin === 'string') return `must have ${number} characters`;
  if (origin === 'array' || origin === 'set' || origin === 'map') return `must have ${number} entries`;
  return `must be ${number}`;
}
