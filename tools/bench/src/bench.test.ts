import { expect, test } from 'vitest';
import { markdownTable } from './markdown-table.ts';
import { measure, median } from './measure.ts';

test('measure calls the work with numbers that take long enough', () => {
  const counts: number[] = [];
  const wait = (count: number) => {
    counts.push(count);
    const end = performance.now() + count * 0.01;
    while (performance.now() < end);
  };
  const { perSecond } = measure(wait, { rounds: 3, roundSeconds: 0.005 });
  expect(perSecond).toBeLessThanOrEqual(100_000);
  expect(new Set(counts.slice(-3)).size).toBe(1);
});

test('median', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
});

test('tables', () => {
  expect(markdownTable(['design', 'x'], [['a', '1,000']])).toBe(
    '| design |     x |\n| ------ | ----: |\n| a      | 1,000 |',
  );
});
