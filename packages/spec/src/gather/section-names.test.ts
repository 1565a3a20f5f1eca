import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sectionNames } from './section-names.ts';

test('keys at the start of lines, quoted or not, each once', () => {
  const text = '# a: 1\narchitecture:\n  nodes: []\n"mapper": {}\nhttp://x\nvariables:\nmapper: {}\n';
  expect(sectionNames(text)).toEqual(['architecture', 'mapper', 'variables']);
});

test('JSON, the flow style of YAML, libconfig', () => {
  expect(sectionNames('{"best": {"mapping": []}, "search": {}}')).toEqual(['best', 'search']);
  expect(sectionNames('{architecture: {nodes: []}, mapper: {}}')).toEqual(['architecture', 'mapper']);
  expect(sectionNames('arch =\n{\n  x = 1;\n};\nproblem : { };')).toEqual(['arch', 'problem']);
});

test('what a file holds of a problem', () => {
  expect(sectionNames('problem:\n  shape: {}\n  instance: {}\n')).toEqual(['problem']);
  expect(sectionNames('problem:\n  shape:\n    name: x\n')).toEqual(['problem.shape']);
  expect(sectionNames('problem:\n  instance: {C: 3}\n')).toEqual(['problem.instance']);
  expect(sectionNames('problem:\n  shape: cnn-layer\n  R: 3\n')).toEqual(['problem']);
});

test('no text is a reason to throw', () => {
  const text = fc.stringMatching(/^[\s{}:"'=a-c\\[\]&*!%-]{0,40}$/);
  fc.assert(fc.property(text, (value) => sectionNames(value) !== undefined));
});
