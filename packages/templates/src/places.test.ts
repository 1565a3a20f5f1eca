import { loadSpecification, originOf, type SpecError } from '@loopwright/spec';
import { expect, it } from 'vitest';
import { memoryFiles } from './memory-files.ts';
import { renderTemplate } from './render-template.ts';

const texts = {
  '/top/deep.yaml': 'x: 1\nlist:\n  - {name: one}\n  - name: two\n    size: 3\n',
  '/top/text.yaml': 'first: 1\nsecond: 2\n',
};

/** Where each word of the rendered text comes from, in its file. */
function origins(text: string, words: readonly string[]): string[] {
  const { source } = renderTemplate('/top/a.j2', text, { files: memoryFiles({ ...texts, '/top/a.j2': text }) });
  return words.map((word) => {
    const { file, line, column } = originOf(source.text, source.origin!, source.text.indexOf(word));
    return `${file}:${line}:${column}`;
  });
}

it.each([
  ['text', '{# one #}\nab: {{ 12 }} # cd', ['ab', '12', 'cd'], ['a.j2:2:1', 'a.j2:2:5', 'a.j2:2:16']],
  [
    'included values',
    "all:\n  in: {{ include('deep.yaml', 'list') }}",
    ['one', 'two', 'size'],
    ['deep.yaml:3:12', 'deep.yaml:4:11', 'deep.yaml:5:5'],
  ],
  ['included text', "{{ include_text('text.yaml') }}", ['second'], ['text.yaml:2:1']],
  [
    'text that is moved',
    "in:\n  {{ include_text('text.yaml') | indent(2) }}\n",
    ['first', 'second'],
    ['text.yaml:1:1', 'text.yaml:2:1'],
  ],
  [
    'tags of inclusion',
    'in:\n  !include text.yaml\nb: !include deep.yaml',
    ['second', 'size'],
    ['text.yaml:2:1', 'deep.yaml:5:5'],
  ],
  ['loops', '{% for i in [1, 2] %}\nk{{ i }}: 0\n{% endfor %}', ['k1', '2:'], ['a.j2:2:1', 'a.j2:2:2']],
])('knows where %s come from', (_, text, words, places) => {
  expect(origins(text, words)).toEqual(places.map((place) => `/top/${place}`));
});

it('gives messages the place and the line of the file', () => {
  const text = "problem: {{ include('p.yaml') }}\n";
  const files = memoryFiles({ '/top/a.j2': text, '/top/p.yaml': 'instance: {}\nshap: {}\n' });
  const { source } = renderTemplate('/top/a.j2', text, { files });
  let message = '';
  try {
    loadSpecification([source]);
  } catch (error) {
    message = (error as SpecError).message;
  }
  expect(message).toContain('/top/p.yaml:2:1: error unknown-key');
  expect(message).toContain('    2 | shap: {}');
});
