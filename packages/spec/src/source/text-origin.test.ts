import { expect, it } from 'vitest';
import { originOf, type TextOrigin } from './text-origin.ts';

const text = 'one\ntwo MADE\nthree';
const origin: TextOrigin = {
  files: [
    { file: 'a', text: '\n  one\ntwo ' },
    { file: 'b', text: 'three' },
  ],
  pieces: [
    { offset: 0, file: 0, line: 2, column: 3, isCopy: true },
    { offset: 8, file: 0, line: 3, column: 5, isCopy: false },
    { offset: 13, file: 1, line: 1, column: 1, isCopy: true },
  ],
};

it.each([
  ['one', 'a:2:3'],
  ['e\n', 'a:2:5'],
  ['wo', 'a:3:2'],
  ['MADE', 'a:3:5'],
  ['DE', 'a:3:5'],
  ['three', 'b:1:1'],
  ['ree', 'b:1:3'],
])('knows where %j comes from', (part, place) => {
  const { file, line, column } = originOf(text, origin, text.indexOf(part));
  expect(`${file}:${line}:${column}`).toBe(place);
});
