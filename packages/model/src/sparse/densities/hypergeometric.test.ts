import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hypergeometric } from './hypergeometric.ts';

const tile = (words: number) => ({ words, extents: [words] });
const modelOf = (words: number, density: number) =>
  hypergeometric.create({ distribution: 'hypergeometric', density, parameters: {} }, tile(words));

/** Out of n things, k. */
function choose(n: number, k: number): bigint {
  let ways = 1n;
  for (let i = 1n; i <= BigInt(k); i++) ways = (ways * (BigInt(n) - BigInt(k) + i)) / i;
  return ways;
}

describe('occupancies of tiles of a tensor whose values lie anywhere', () => {
  test('are counted right: 2 of 4 values, tiles of 2', () => {
    const model = modelOf(4, 0.5);
    expect([0, 1, 2, 3].map((occupancy) => model.probability(tile(2), occupancy))).toEqual([1 / 6, 2 / 3, 1 / 6, 0]);
    expect(model.expected(tile(2))).toBe(1);
  });

  test('are 0 where large tiles would have to be empty, not the least of doubles', () => {
    const model = modelOf(1e6, 0.35);
    expect(model.probability(tile(900), 0)).toBeGreaterThan(0);
    expect(model.probability(tile(5_000), 0)).toBe(0);
    expect(model.probability(tile(2_000), 0, { ...tile(9_000), occupancy: 3_000 })).toBe(0);
  });

  test('have quantiles that are rounded away from a half: 1, 5 and 6 of 6 tiles hold no more than 0, 1 and 2', () => {
    const model = modelOf(4, 0.5);
    const shares = [0, 0.1, 0.2, 0.49, 0.5, 0.83, 0.84];
    expect(shares.map((share) => model.quantile!(tile(2), share))).toEqual([0, 0, 0, 0, 1, 1, 2]);
    // What is reached exactly is left behind: half of the tiles of 1 hold nothing.
    expect(model.quantile!(tile(1), 0.5)).toBe(1);
  });

  const cases = fc
    .integer({ min: 1, max: 400 })
    .chain((all) => fc.tuple(fc.constant(all), fc.integer({ min: 0, max: all }), fc.integer({ min: 1, max: all })));

  test('are the same whether places are drawn of values, or values of places', () => {
    fc.assert(
      fc.property(cases, ([all, nonzeros, words]) => {
        fc.pre(nonzeros > 0);
        for (let k = 0; k <= Math.min(words, nonzeros); k++) {
          const chance = modelOf(all, nonzeros / all).probability(tile(words), k, {
            ...tile(all),
            occupancy: nonzeros,
          });
          const turned = modelOf(all, words / all).probability(tile(nonzeros), k, { ...tile(all), occupancy: words });
          expect(Math.abs(chance - turned)).toBeLessThanOrEqual(chance * 2 ** -51 + 2 ** -940);
        }
      }),
      { numRuns: 60, seed: 17 },
    );
  });

  test('have the chances of drawing so many, to the last digit', () => {
    fc.assert(
      fc.property(cases, ([all, nonzeros, words]) => {
        const model = modelOf(all, nonzeros / all);
        const marked = Math.ceil((nonzeros / all) * all);
        for (let k = 0; k <= Math.min(words, marked); k++) {
          const ways = words - k > all - marked ? 0n : choose(marked, k) * choose(all - marked, words - k);
          const exact = Number((ways << 1000n) / choose(all, words)) / 2 ** 1000;
          const chance = model.probability(tile(words), k);
          expect(Math.abs(chance - exact)).toBeLessThanOrEqual(exact * 2 ** -52 + 2 ** -940);
        }
      }),
      { numRuns: 60, seed: 17 },
    );
  });

  test('add up to certainty', () => {
    fc.assert(
      fc.property(cases, ([all, nonzeros, words]) => {
        const model = modelOf(all, nonzeros / all);
        let sum = 0;
        for (let k = 0; k <= words; k++) sum += model.probability(tile(words), k);
        expect(sum).toBeCloseTo(1, 12);
      }),
      { numRuns: 100, seed: 17 },
    );
  });
});
