import { expect, test } from 'vitest';
import { errorOf, type FigurePair, meanError, medianError, spearman } from './statistics.ts';

const pairs = (...figures: readonly (readonly [published: number, ours: number])[]): FigurePair[] =>
  figures.map(([published, ours]) => ({ published, ours }));

test('errors are relative to what is published', () => {
  expect(errorOf({ published: 200, ours: 150 })).toBe(-0.25);
  expect(meanError(pairs([100, 110], [100, 80], [100, 100]))).toBeCloseTo(0.1, 12);
});

test('the median is that of their sizes', () => {
  expect(medianError(pairs([100, 110], [100, 80], [100, 101]))).toBeCloseTo(0.1, 12);
  expect(medianError(pairs([100, 110], [100, 80]))).toBeCloseTo(0.15, 12);
});

test('Spearman sees order alone, and equal figures share a rank', () => {
  expect(spearman(pairs([1, 10], [2, 1000], [3, 1001]))).toBeCloseTo(1, 12);
  expect(spearman(pairs([1, 3], [2, 2], [3, 1]))).toBeCloseTo(-1, 12);
  expect(spearman(pairs([1, 1], [1, 2], [2, 3]))).toBeCloseTo(Math.sqrt(3) / 2, 12);
});
