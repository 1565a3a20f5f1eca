import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { exhaustiveFront, prove, type RandomSpace, randomSpaces } from '../test/random-space.ts';
import { windowSpaces } from '../test/window-space.ts';
import { FrontGoal } from './front-goal.ts';

vi.setConfig({ testTimeout: 300_000 });

/** Few in `npm test`, many in `npm run test:long`. */
const runs = Number(process.env.LOOPWRIGHT_CASES_PER_PROPERTY);

/** Mappings that exhaustive search walks in a case. */
const MOST = 10_000;

const isIn = ([energyPj, cycles]: [number, number], points: readonly [number, number][]) =>
  points.some((point) => Math.abs(point[0] - energyPj) <= 1e-9 * energyPj && point[1] === cycles);

async function expectFront(space: RandomSpace, shards: number): Promise<void> {
  const front = exhaustiveFront(space, MOST);
  if (front === undefined || front.length === 0) return;
  const found: [number, number][] = [];
  for (let shard = 0; shard < shards; shard++) {
    const outcome = await prove({ ...space, metric: 'pareto' }, { shard, shards });
    expect(outcome.frontIsComplete).toBe(true);
    found.push(...outcome.front!.map(({ energyPj, cycles }): [number, number] => [energyPj, cycles]));
  }
  for (const point of front) expect(isIn(point, found), `${point} of ${front}, not in ${found}`).toBe(true);
  if (shards === 1)
    for (const point of found) expect(isIn(point, front), `${point} in ${found}, not in ${front}`).toBe(true);
}

test.each([1, 2])('the front is that of all mappings (seed %i)', async (seed) => {
  await fc.assert(
    fc.asyncProperty(randomSpaces({ richNetworks: seed === 2 }), (space) => expectFront(space, 1)),
    { numRuns: Math.ceil(runs / 5), seed },
  );
});

test('and where neighbours pass on inputs', async () => {
  await fc.assert(
    fc.asyncProperty(windowSpaces(), (space) => expectFront(space, 1)),
    { numRuns: Math.ceil(runs / 5), seed: 3 },
  );
});

test('and where shards divide the plans, all together', async () => {
  await fc.assert(fc.asyncProperty(randomSpaces(), fc.integer({ min: 2, max: 3 }), expectFront), {
    numRuns: Math.ceil(runs / 15),
    seed: 4,
  });
});

test('a goal that cuts what takes as many cycles as a known mapping, whatever its energy, is found out', async () => {
  const isCut = FrontGoal.prototype.isCut;
  vi.spyOn(FrontGoal.prototype, 'isCut').mockImplementation(function (this: FrontGoal, { cycles }) {
    return isCut.call(this, { energyPj: Number.MAX_VALUE, cycles });
  });
  let lost = 0;
  for (const space of fc.sample(randomSpaces(), { numRuns: 60, seed: 5 })) {
    const front = exhaustiveFront(space, MOST);
    if (front === undefined || front.length === 0) continue;
    const outcome = await prove({ ...space, metric: 'pareto' });
    const found = outcome.front!.map(({ energyPj, cycles }): [number, number] => [energyPj, cycles]);
    if (front.some((point) => !isIn(point, found))) lost++;
  }
  vi.restoreAllMocks();
  expect(lost).toBeGreaterThan(5);
});
