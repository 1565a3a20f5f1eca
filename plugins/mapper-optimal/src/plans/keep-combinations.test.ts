import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KeepCombinations } from './keep-combinations.ts';

const costs = fc.array(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 4 }), {
  minLength: 1,
  maxLength: 4,
});

/** All of them, the plain way. */
function combinations(rows: readonly (readonly number[])[], shared: number): { chosen: number[]; cost: number }[] {
  return rows.reduce(
    (all, row) =>
      all.flatMap(({ chosen, cost }) => row.map((own, i) => ({ chosen: [...chosen, i], cost: cost + own }))),
    [{ chosen: [] as number[], cost: shared }],
  );
}

test('finds those below a limit in lexicographic order, however the walk is cut to pieces', () => {
  fc.assert(
    fc.property(costs, fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 7 }), (rows, limit, steps) => {
      const walk = new KeepCombinations(rows);
      const found: { chosen: number[]; cost: number }[] = [];
      for (let round = 0; round < 2; round++) {
        found.length = 0;
        walk.begin(5);
        while (!walk.done) {
          const taken = walk.advance(
            steps,
            (cost) => cost < limit,
            (chosen, cost) => found.push({ chosen: [...chosen], cost }),
          );
          expect(taken).toBeLessThanOrEqual(steps);
        }
      }
      expect(found).toEqual(combinations(rows, 5).filter(({ cost }) => cost < limit));
    }),
    { seed: 1 },
  );
});

test('does not walk what no choice could bring below the limit', () => {
  const walk = new KeepCombinations(Array.from({ length: 60 }, () => [1, 2]));
  let found = 0;
  let steps = 0;
  walk.begin(0);
  while (!walk.done)
    steps += walk.advance(
      1000,
      (cost) => cost < 61.5,
      () => found++,
    );
  expect(found).toBe(61);
  expect(steps).toBeLessThan(10_000);
});
