import fc from 'fast-check';
import { expect, test } from 'vitest';
import { prove } from '../test/random-space.ts';
import { leastOfAllIds, sparseSpaces } from '../test/sparse-space.ts';

/** Few in `npm test`, many in `npm run test:long`. */
const runs = Number(process.env.LOOPWRIGHT_CASES_PER_PROPERTY);

/** Mappings that are tried of a case. */
const MOST = 20_000;

test('of designs that save on zeros the optimum is the least of all ids, and no bound is above it', async () => {
  const seen = { proven: 0, empty: 0, cut: 0 };
  await fc.assert(
    fc.asyncProperty(sparseSpaces(), fc.integer({ min: 1, max: 2 }), async (space, shards) => {
      if (typeof space.leastOverOrders !== 'function') return;
      const least = leastOfAllIds(space, MOST);
      if (least === undefined) return;
      const outcomes = [];
      for (let shard = 0; shard < shards; shard++) {
        const bounds: number[] = [];
        const { leastOverOrders, leastLeft } = space;
        outcomes.push(await prove(space, { shard, shards, leastOverOrders, leastLeft }, bounds));
        if (shards === 1) for (const bound of bounds) expect(bound).toBeLessThanOrEqual(least);
      }
      expect(Math.min(...outcomes.map(({ bestScore }) => bestScore))).toBe(least);
      for (const { best, optimal } of outcomes) expect(optimal).toBe(best !== null);
      const costed = outcomes.reduce((sum, { evaluated }) => sum + evaluated, 0);
      if (costed < space.mapspace.size) seen.cut++;
      if (least === Infinity) seen.empty++;
      else seen.proven++;
    }),
    { numRuns: runs },
  );
  expect(seen.proven).toBeGreaterThan(runs / 20);
  expect(seen.cut).toBeGreaterThan(runs / 20);
});
