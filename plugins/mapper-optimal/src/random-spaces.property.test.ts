import { type MetricName, Objective } from '@loopwright/core';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { exhaustiveScore, exhaustiveScores, prove, type RandomSpace, randomSpaces } from '../test/random-space.ts';
import { planeSpaces, windowSpaces } from '../test/window-space.ts';

vi.setConfig({ testTimeout: 300_000 });

/** Few in `npm test`, many in `npm run test:long`; `LOOPWRIGHT_CASES_PER_PROPERTY=20000 npm run test:long` draws more. */
const runs = Number(process.env.LOOPWRIGHT_CASES_PER_PROPERTY);

/** Mappings that exhaustive search walks in a case: the tenth of the cases that have more of them would take most of the time. */
const MOST = 10_000;

async function expectOptimum(space: RandomSpace, shards: number): Promise<void> {
  const optimum = exhaustiveScore(space, MOST);
  if (optimum === undefined) return;
  const outcomes = [];
  for (let shard = 0; shard < shards; shard++) {
    const bounds: number[] = [];
    const outcome = await prove(space, { shard, shards }, bounds);
    // A shard is bounded by its own mappings, which cannot all be worse than its best.
    if (shards === 1) for (const bound of bounds) expect(bound).toBeLessThanOrEqual(optimum * (1 + 1e-9));
    outcomes.push(outcome);
  }
  const best = Math.min(...outcomes.map(({ bestScore }) => bestScore));
  if (optimum === Number.POSITIVE_INFINITY) {
    expect(best).toBe(optimum);
    return;
  }
  expect(Math.abs(best - optimum)).toBeLessThanOrEqual(1e-9 * optimum);
  for (const { best: found, optimal } of outcomes) expect(optimal).toBe(found !== null);
}

test.each([1, 2, 3])('the optimum is that of exhaustive search, where bounds are exact (seed %i)', async (seed) => {
  const spaces = randomSpaces({ plain: true, maxOperations: 400 });
  await fc.assert(
    fc.asyncProperty(spaces, (space) => expectOptimum(space, 1)),
    { numRuns: Math.ceil(runs / 10), seed },
  );
});

test.each([1, 2, 3])('and where networks, leakage, bandwidths and rules stand in their way (seed %i)', async (seed) => {
  await fc.assert(
    fc.asyncProperty(randomSpaces(), (space) => expectOptimum(space, 1)),
    { numRuns: Math.ceil(runs / 10), seed },
  );
});

test.each([21, 22, 23])('and where networks have wires, or are components (seed %i)', async (seed) => {
  await fc.assert(
    fc.asyncProperty(randomSpaces({ richNetworks: true }), (space) => expectOptimum(space, 1)),
    { numRuns: Math.ceil(runs / 10), seed },
  );
});

test.each([11, 12, 13])('and where neighbours pass on inputs (seed %i)', async (seed) => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(windowSpaces(), planeSpaces()), (space) => expectOptimum(space, 1)),
    { numRuns: Math.ceil(runs / 1.5), seed },
  );
});

test.each(['spatial', 'temporal', 'all'] as const)('and where factors need not divide: %s', async (imperfect) => {
  const spaces = fc.oneof(
    randomSpaces({ imperfect, maxOperations: 64 }),
    randomSpaces({ imperfect, maxOperations: 64, plain: true }),
    windowSpaces(imperfect),
  );
  await fc.assert(
    fc.asyncProperty(spaces, (space) => expectOptimum(space, 1)),
    { numRuns: Math.ceil(runs / 5), seed: 31 },
  );
});

const metrics: MetricName[] = ['delay', 'energy', 'last_level_accesses', 'edp'];

test.each([41, 42])('and where further metrics break ties (seed %i)', async (seed) => {
  const spaces = fc.oneof(randomSpaces(), windowSpaces(), randomSpaces({ imperfect: 'all', maxOperations: 64 }));
  const order = fc.shuffledSubarray(metrics, { minLength: 2, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(spaces, order, fc.integer({ min: 1, max: 2 }), async (space, names, shards) => {
      const objective = new Objective(names);
      const optimum = exhaustiveScores(space, objective, MOST);
      if (optimum === undefined) return;
      const found: number[][] = [];
      for (let shard = 0; shard < shards; shard++) {
        const { best, optimal } = await prove(space, { objective, shard, shards });
        expect(optimal).toBe(best !== null);
        if (best) found.push(objective.values(best, 0));
      }
      const nearest = optimum.map((_, place) => Math.min(...found.map((scores) => scores[place] / optimum[place])));
      expect(found.some((scores) => scores.every((score, place) => score <= optimum[place] * (1 + 1e-9)))).toBe(true);
      expect(nearest[0]).toBeGreaterThanOrEqual(1 - 1e-9);
    }),
    { numRuns: Math.ceil(runs / 3), seed },
  );
});

test('and where shards divide the plans', async () => {
  const spaces = randomSpaces();
  await fc.assert(fc.asyncProperty(spaces, fc.integer({ min: 2, max: 4 }), expectOptimum), {
    numRuns: Math.ceil(runs / 15),
    seed: 4,
  });
});
