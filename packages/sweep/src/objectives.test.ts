import { expect, test } from 'vitest';
import { geometricMean } from './objectives.ts';

test('the geometric mean of equal values is that value, to the last digit', () => {
  const weights = Array.from({ length: 11 }, () => 1);
  expect(
    geometricMean(
      weights.map(() => 262144),
      weights,
    ),
  ).toBe(262144);
});

test('it is weighted', () => {
  expect(geometricMean([2, 16], [2, 1])).toBeCloseTo(4, 12);
});
