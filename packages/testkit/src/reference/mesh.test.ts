import { expect, test } from 'vitest';
import { multicastHops, neighboursOf } from './mesh.ts';

test('children are numbered row by row', () => {
  expect(neighboursOf(0, { columns: 3, rows: 2 }).sort()).toEqual([1, 3]);
  expect(neighboursOf(4, { columns: 3, rows: 2 }).sort()).toEqual([1, 3, 5]);
});

test('a multicast runs along X and up and down every column that it serves', () => {
  const row = { columns: 4, rows: 1 };
  expect(multicastHops([0], row)).toBe(0);
  expect(multicastHops([0, 3], row)).toBe(3);
  const square = { columns: 2, rows: 3 };
  expect(multicastHops([0], square)).toBe(1);
  expect(multicastHops([0, 4, 2, 1, 3, 5], square)).toBe(1 + 2 + 2);
});

test('with an even number of rows the entry lies between two of them', () => {
  expect(multicastHops([0], { columns: 1, rows: 2 })).toBe(0.5);
});
