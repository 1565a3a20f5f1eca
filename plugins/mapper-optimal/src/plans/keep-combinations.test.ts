import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KeepCombinations } from './keep-combinations.ts';

/** Of two resources. */
type Cost = readonly [number, number];

const cost = fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 }));
const costs = fc.array(fc.array(cost, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 });

const combinationsOf = (rows: readonly (readonly Cost[])[]) =>
  new KeepCombinations(
    rows.map((row) => Float64Array.from(row.flat())),
    2,
  );

/** All of them, the plain way. */
function combinations(rows: readonly (readonly Cost[])[], shared: Cost): { chosen: number[]; cost: Cost }[] {
  return rows.reduce(
    (all, row) =>
      all.flatMap(({ chosen, cost: [a, b] }) =>
        row.map((own, i) => ({ chosen: [...chosen, i], cost: [a + own[0], b + own[1]] as const })),
      ),
    [{ chosen: [] as number[], cost: shared }],
  );
}

test('finds those below a limit in lexicographic order, however the walk is cut to pieces', () => {
  fc.assert(
    fc.property(costs, fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 7 }), (rows, limit, steps) => {
      const walk = combinationsOf(rows);
      const isBelow = ([a, b]: ArrayLike<number> & Iterable<number>) => a * b < limit * 20;
      const found: { chosen: number[]; cost: number[] }[] = [];
      for (let round = 0; round < 2; round++) {
        found.length = 0;
        walk.begin(Float64Array.of(5, 2));
        while (!walk.done) {
          const taken = walk.advance(steps, isBelow, (chosen, cost) => {
            found.push({ chosen: [...chosen], cost: [...cost] });
            return 0;
          });
          expect(taken).toBeLessThanOrEqual(steps);
        }
      }
      expect(found).toEqual(combinations(rows, [5, 2]).filter(({ cost }) => isBelow(cost)));
    }),
    { seed: 1 },
  );
});

test('does not walk what no choice could bring below the limit', () => {
  const walk = combinationsOf(
    Array.from(
      { length: 60 },
      () =>
        [
          [1, 0],
          [2, 0],
        ] as const,
    ),
  );
  let found = 0;
  let steps = 0;
  walk.begin(new Float64Array(2));
  while (!walk.done)
    steps += walk.advance(
      1000,
      ([sum]) => sum < 61.5,
      () => {
        found++;
        return 0;
      },
    );
  expect(found).toBe(61);
  expect(steps).toBeLessThan(10_000);
});
