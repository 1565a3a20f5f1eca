import { expect, it } from 'vitest';
import { DiagnosticLog } from '../diagnostics/diagnostic-log.ts';
import type { SpecError } from '../diagnostics/spec-error.ts';
import { parseSource } from './parse-source.ts';
import { plainValue } from './plain-value.ts';
import type { SourceText } from './source-text.ts';

function parse(text: string) {
  const source: SourceText = { file: 'in.yaml', text };
  const log = new DiagnosticLog(() => text.split('\n'));
  const roots = parseSource(source, log);
  const problems: string[] = [];
  try {
    log.throwIfErrors();
  } catch (error) {
    for (const { code, location } of (error as SpecError).diagnostics)
      problems.push(`${code} ${location?.line}:${location?.column}`);
  }
  return { roots, values: roots.map(plainValue), problems };
}

it('follows aliases and merge keys, own keys first', () => {
  const { values, problems } = parse(`
base: &base {a: 1, b: [2]}
other: &other {b: 9, c: 4}
one: {<<: *base, b: 3}
two: {<< : [*base, *other]}
list: [*base]
`);
  expect(problems).toEqual([]);
  expect(values).toEqual([
    {
      base: { a: 1, b: [2] },
      other: { b: 9, c: 4 },
      one: { a: 1, b: 3 },
      two: { a: 1, b: [2], c: 4 },
      list: [{ a: 1, b: [2] }],
    },
  ]);
});

it("merges all the way down with Timeloop's <<<", () => {
  const { values } = parse(`
base: &base {k: {x: 1, y: 2}, list: [d], kept: [4]}
one: {<<<: *base, k: {x: 9}, list: [a], kept: !nomerge [1]}
`);
  expect(values[0]).toMatchObject({ one: { k: { x: 9, y: 2 }, list: ['a', 'd'], kept: [1] } });
});

it('takes a comment right behind a bracket or a quote, as other readers do', () => {
  const { values, problems } = parse('a: [1, 2]# two\nb: "x"# text\nc: 3\n');
  expect({ values, problems }).toEqual({ values: [{ a: [1, 2], b: 'x', c: 3 }], problems: [] });
});

it('reads several documents of one file', () => {
  expect(parse('a: 1\n---\nb: 2\n').values).toEqual([{ a: 1 }, { b: 2 }]);
});

it('knows the place of keys and values, through aliases too', () => {
  const { roots } = parse('a: &x\n  - one\nb: *x\n');
  const value = roots[0]?.entries.get('b')?.value;
  expect(roots[0]?.entries.get('b')?.keyLocation).toEqual({ file: 'in.yaml', line: 3, column: 1 });
  expect(value?.kind === 'list' && value.items[0]?.location).toEqual({ file: 'in.yaml', line: 2, column: 5 });
});

it.each([
  ['an empty file', '', ['empty-file 1:1']],
  ['comments only', '# nothing\n', ['empty-file 1:1']],
  ['an empty document', '---\n', ['empty-file 1:1']],
  ['text', 'hello', ['wrong-type 1:1']],
  ['a list', '- 1\n', ['wrong-type 1:1']],
  ['bad YAML', 'a: [1, 2\nb: 3\n', ['yaml-syntax 2:1']],
  ['tabs', 'a:\n\tb: 1\n', ['yaml-syntax 2:1']],
  ['a key given twice', 'a: 1\nb: 2\na: 3\n', ['duplicate-key 3:1']],
  ['an unknown anchor', 'a: *b\n', ['unknown-anchor 1:4']],
  ['an alias inside its own node', 'a: &a [*a]\n', ['alias-cycle 1:8']],
  ['a list as a key', '? [1]\n: 2\n', ['bad-key 1:3']],
  ['a prototype', '__proto__: {polluted: 1}\n', ['bad-key 1:1']],
  ['an unknown tag', 'a: !Compnent {}\n', ['unknown-tag 1:14']],
  ['a list merged into a map', 'a: {<<: [1]}\n', ['bad-merge 1:10']],
  ['a template', '# {{ok}}\na: {{include("b")}}\n', ['jinja-template 2:4']],
  ['a template block', '{% if x %}\na: 1\n', ['jinja-template 1:1']],
])('reports %s', (_, text, expected) => {
  expect(parse(text).problems).toEqual(expected);
});

it('keeps constructor and other names of JavaScript as ordinary keys', () => {
  const { values } = parse('constructor: {prototype: {polluted: 1}}\ntoString: 2\n');
  expect(Object.keys(values[0] as object)).toEqual(['constructor', 'toString']);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

it('refuses aliases that expand without bound', () => {
  const levels = Array.from({ length: 12 }, (_, i) => `l${i + 1}: &l${i + 1} [${Array(10).fill(`*l${i}`).join(', ')}]`);
  expect(parse(`l0: &l0 [x]\n${levels.join('\n')}\n`).problems).toEqual(['too-many-aliases 6:25']);
  const doubling = Array.from(
    { length: 40 },
    (_, i) => `m${i + 1}: &m${i + 1} {<<<: *m${i}, l: *n${i}}\nn${i + 1}: &n${i + 1} [*n${i}, *n${i}]`,
  );
  expect(parse(`n0: &n0 [x]\nm0: &m0 {l: [x]}\n${doubling.join('\n')}\n`).problems[0]).toMatch(/^too-many-aliases/);
});

it('refuses nesting without bound', () => {
  expect(parse(`a: ${'['.repeat(200)}${']'.repeat(200)}`).problems).toEqual(['nesting-too-deep 1:104']);
  expect(parse('['.repeat(100_000)).problems).toEqual(['nesting-too-deep 1:1']);
  expect(parse('- '.repeat(100_000)).problems).toEqual(['nesting-too-deep 1:1']);
  expect(parse('? '.repeat(100_000)).problems).toEqual(['nesting-too-deep 1:1']);
});

it('files with more entries than anybody writes are refused before they are parsed', () => {
  const log = new DiagnosticLog(() => undefined);
  expect(parseSource({ file: 'a.yaml', text: 'a: 1\n'.repeat(300_001) }, log)).toEqual([]);
  expect(() => log.throwIfErrors()).toThrow('300001 lines and commas');
});
