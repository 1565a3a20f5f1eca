import { expect, test } from 'vitest';
import { fewestLeft } from './served-by-neighbours.ts';

const rows = { bound: 3, shift: 1 };
const places = { bound: 4, shift: 2 };

test('neighbours serve all but those at the end of the array', () => {
  // Offsets 0, 2, 4, 6 in a row: the last one has none ahead.
  expect(fewestLeft([places], 4, 2)).toBe(1);
});

test('only neighbours serve: two places ahead there is none', () => {
  expect(fewestLeft([places], 4, 4)).toBe(4);
  // In rows of two, the child below is two places ahead.
  expect(fewestLeft([places], 2, 4)).toBe(2);
});

test('the order of the loops that leaves fewest is taken', () => {
  // Sums of 0..2 and 0, 2, 4, 6: 9 offsets. With the places innermost, a step of 2 stays within a row but at its end: 6, 7 and 8 are left.
  expect(fewestLeft([rows, places], 4, 2)).toBe(3);
  expect(fewestLeft([rows, places], 4, 2)).toBe(fewestLeft([places, rows], 4, 2));
});

test('of loops that do not move the tile every child at an offset must be served', () => {
  expect(fewestLeft([places, { bound: 2, shift: 0 }], 8, 2)).toBe(1);
});

test('too many orders are not tried', () => {
  const loops = Array.from({ length: 6 }, (_, i) => ({ bound: 2, shift: 2 ** i }));
  expect(fewestLeft(loops, 8, 1)).toBe(-1);
});
