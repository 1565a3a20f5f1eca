import { expect, test } from 'vitest';
import { SparseComputes } from './sparse-computes.ts';

test('a tensor of nothing but zeros leaves no compute, whether a unit saves them or not', () => {
  const computes = new SparseComputes(2, { gating: false, skipping: true });
  for (const saved of [undefined, 1]) {
    computes.count(64, [
      { density: 0, hasMetadata: true, saved: undefined },
      { density: 0.5, hasMetadata: true, saved },
    ]);
    expect(computes.actual).toBe(0);
  }
});
