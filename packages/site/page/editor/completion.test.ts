import { yaml } from '@codemirror/lang-yaml';
import { EditorState } from '@codemirror/state';
import { describe, expect, test } from 'vitest';
import { keyPath } from './key-path.ts';
import { keysAt, valuesAt } from './schema-walk.ts';

/** Where the `|` of a text is. */
function placeIn(text: string) {
  const at = text.indexOf('|');
  const state = EditorState.create({ doc: text.replace('|', ''), extensions: [yaml()] });
  return keyPath(state, at);
}

test.each([
  ['|', [], false],
  ['problem:\n  |', ['problem'], false],
  ['problem:\n  shape:\n    name: x\n  |', ['problem'], false],
  ['problem:\n  version: |', ['problem', 'version'], true],
  ['mapping:\n  - |', ['mapping', null], false],
  ['mapping:\n  - target: a\n    type: |', ['mapping', null, 'type'], true],
  ['mapping:\n- target: a\n  |', ['mapping', null], false],
  ['mapping:\n- {target: a, type: |}', ['mapping', null, 'type'], true],
  ['a:\n  b:\n    - c: 1\n      d:\n        |', ['a', 'b', null, 'd'], false],
  ['# a:\nb:\n\n  # c:\n  |', ['b'], false],
])('the keys above a place: %j', (text, path, isValue) => {
  expect(placeIn(text)).toEqual({ path, isValue });
});

describe('the schema of input files', () => {
  const names = (...path: (string | null)[]) => keysAt(path).map(({ key }) => key);

  test('has keys at every depth, where references lead round as well', () => {
    expect(names()).toEqual(expect.arrayContaining(['architecture', 'problem', 'mapping']));
    expect(names('problem')).toEqual(expect.arrayContaining(['shape', 'instance']));
    expect(names('mapping', null)).toEqual(expect.arrayContaining(['target', 'type']));
    expect(names('architecture', 'subtree', null, 'subtree', null)).toContain('local');
    expect(names('none')).toEqual([]);
  });

  test('has the values that it lists', () => {
    expect(valuesAt(['mapping', null, 'type'])).toEqual(expect.arrayContaining(['temporal', 'spatial']));
  });
});
