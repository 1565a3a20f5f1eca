import { expect, test } from 'vitest';
import type { CostEntry } from './cost-sheet.ts';
import { hasPlaceholderAreas } from './placeholder-areas.ts';

function entries(...areasUm2: number[]): CostEntry[] {
  return areasUm2.map(
    (areaUm2) =>
      ({ asked: { component: {} }, claim: { isScaled: true, energyPj: {}, areaUm2 } }) as unknown as CostEntry,
  );
}

test('one area for all, memories and compute units, holds a place', () => {
  expect(hasPlaceholderAreas(entries(100, 100, 100))).toBe(true);
  expect(hasPlaceholderAreas(entries(100, 100, 101))).toBe(false);
});

test('two components may be of one size, and none is no placeholder', () => {
  expect(hasPlaceholderAreas(entries(100, 100))).toBe(false);
  expect(hasPlaceholderAreas(entries(0, 0, 0))).toBe(false);
});
