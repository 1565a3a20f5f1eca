import { type Diagnostic, locatePath, type ResultKind, type SourceLocation, type SourceText } from '@loopwright/spec';
import type { z } from 'zod';
import { resultVersion } from './result-head.ts';

const hint = 'results are what `loopwright map --json` and `loopwright evaluate --json` print';
const hintOfYaml =
  'a design has no results by itself: map a layer first, as loopwright map DESIGN LAYER --json > a.json';

export function noJson(source: SourceText, { message }: SyntaxError): Diagnostic {
  const location = placeOfMistake(source, message);
  // Engines say the place in words of their own.
  const words = message.replace(/ (in JSON )?at (position|line) .*/, '');
  return {
    severity: 'error',
    code: 'no-json',
    message: `${source.file} is not JSON: ${words}`,
    location,
    hint: /\.ya?ml$/.test(source.file) ? hintOfYaml : hint,
  };
}

export function noResult(source: SourceText, found: unknown): Diagnostic {
  const expected = 'best, mapping and search of a search, or valid, mapping and the figures of an evaluation';
  return problem(source, [], 'no-result', `${source.file} holds no result`, { found: show(found), expected, hint });
}

/** Where one kind of result stands and another is expected. */
export function otherResult(source: SourceText, found: ResultKind, expected: ResultKind): Diagnostic {
  const { code, path, of } = kinds[found];
  const wanted = kinds[expected];
  return problem(source, path, code, `${source.file} holds the result of ${of}`, {
    expected: `that of ${wanted.of}`,
    hint: wanted.how,
  });
}

interface KindWords {
  readonly code: string;
  readonly of: string;
  readonly path: readonly string[];
  readonly how: string;
}

const ofLayer: KindWords = {
  code: 'layer-result',
  of: 'one layer',
  path: [],
  how: 'search for the layer by itself: loopwright map DESIGN... NETWORK/LAYER --json',
};

/** What each is of, the key that shows it, and how one comes by it. */
const kinds: Readonly<Record<ResultKind, KindWords>> = {
  search: ofLayer,
  evaluation: ofLayer,
  network: {
    code: 'network-result',
    of: 'a network',
    path: ['network'],
    how: 'loopwright map DESIGN... NETWORK --json writes them',
  },
  sweep: { code: 'sweep-result', of: 'a study', path: ['study'], how: 'loopwright sweep --json writes them' },
};

export function newerResult(source: SourceText, version: number): Diagnostic {
  return problem(source, ['version'], 'newer-result', `${source.file} was written by a newer loopwright`, {
    found: `version ${version}`,
    expected: `version ${resultVersion} or older`,
    hint: 'read it with that loopwright, or update this one',
  });
}

/** Every value that is not what the schema says. */
export function valueProblems(source: SourceText, json: unknown, { issues }: z.ZodError): Diagnostic[] {
  return issues.map((issue) => {
    const { path } = issue;
    const name = path.map(String).join('.');
    const expected = expectation(issue);
    const value = path.reduce((at, key) => (at as Record<PropertyKey, unknown>)[key], json);
    if (value === undefined) return problem(source, path, 'missing-value', `${name} is missing`, { expected });
    const found = show(value);
    return problem(source, path, 'bad-value', `${name} is not what a result holds`, { found, expected });
  });
}

function problem(
  source: SourceText,
  path: readonly PropertyKey[],
  code: string,
  message: string,
  rest: Pick<Diagnostic, 'found' | 'expected' | 'hint'>,
): Diagnostic {
  const location = locatePath(source, path) ?? startOf(source);
  return { severity: 'error', code, message, location, ...rest };
}

/** As `... at position 34`, which not every engine says of every mistake. */
function placeOfMistake(source: SourceText, message: string): SourceLocation {
  const position = /at position (\d+)/.exec(message)?.[1];
  if (position === undefined) return startOf(source);
  const lines = source.text.slice(0, Number(position)).split('\n');
  return { file: source.file, line: lines.length, column: lines[lines.length - 1].length + 1 };
}

function startOf({ file }: SourceText): SourceLocation {
  return { file, line: 1, column: 1 };
}

const types: Readonly<Record<string, string>> = {
  number: 'a number',
  int: 'a whole number',
  string: 'text',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map',
  record: 'a map',
};

/** In the house's words: zod's are for programmers. */
function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return types[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return issue.values.map(String).join(', ');
    case 'invalid_union':
      return 'true or false';
    case 'invalid_format':
      return `text of the form ${issue.pattern}`;
    default:
      return issue.message;
  }
}

/** A value in few characters. */
function show(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) {
    return `a map with ${Object.keys(value).slice(0, 8).join(', ') || 'nothing'}`;
  }
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
