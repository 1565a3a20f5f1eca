import { CandidateBatch, type LeastLeft, Random } from '@loopwright/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { prove, randomSpaces } from '../test/random-space.ts';
import { leastOfAllIds, type SparseSpace, spacesWithZeros } from '../test/sparse-space.ts';
import { planeSpaces, windowSpaces } from '../test/window-space.ts';
import { OuterBounds } from './bounds/outer-bounds.ts';
import { leastMappingFigures } from './plans/mapping-bound.ts';
import { Plan } from './plans/plan.ts';
import { ROUNDING } from './rounding.ts';
import { PaddedSpaces } from './space/padded-spaces.ts';
import { resourcesOf } from './space/resources.ts';

/** Few in `npm test`, many in `npm run test:long`. */
const numRuns = Math.ceil(Number(process.env.LOOPWRIGHT_CASES_PER_PROPERTY) / 2);

/** Mappings that are tried of a case. */
const MOST = 2_000;

/** Checks what is left at the least of some random mappings with tiles of one kind; returns how many there were. */
function expectBounds({ mapspace, costs, evaluate }: SparseSpace, left: LeastLeft): number {
  if (mapspace.size === 0n) return 0;
  const spaces = new PaddedSpaces(mapspace, costs, left);
  const plan = new Plan(spaces.plain, resourcesOf(spaces.plain, ['energyPj', 'cycles', 'outermostAccesses']));
  const bounds = new OuterBounds(spaces.plain, plan.resources.length);
  const batch = new CandidateBatch(mapspace.shape, 1);
  const digits = mapspace.genome();
  const random = new Random(1);
  let valid = 0;
  for (let n = 0; n < 20; n++) {
    mapspace.sample(random, digits);
    mapspace.decode(digits, batch, 0);
    evaluate(batch, 0);
    if (batch.rejection[0]) continue;
    if (!left.holds(pointsInside(batch, left.tilesAt))) continue;
    valid++;
    const { energyPj, cycles, outermostAccesses } = leastMappingFigures(spaces, plan, bounds, batch, 0);
    expect(energyPj).toBeLessThanOrEqual(batch.energyPj[0] * (1 + ROUNDING));
    expect(cycles).toBeLessThanOrEqual(batch.cycles[0]);
    expect(outermostAccesses).toBeLessThanOrEqual(batch.outermostAccesses[0]);
  }
  return valid;
}

/** [dimension] points that the loops of a level and those inside it cover. */
function pointsInside({ factors, shape }: CandidateBatch, level: number): Float64Array {
  const points = new Float64Array(shape.dimensions).fill(1);
  for (let at = 0; at < (level + 1) * shape.dimensions; at++) points[at % shape.dimensions] *= factors[at];
  return points;
}

test.each([
  ['random tensors', randomSpaces({ maxOperations: 500 })],
  ['windows', windowSpaces()],
  ['windows along two ranks', planeSpaces()],
])('no mapping costs less than what is left at the least: %s', { timeout: 600_000 }, (_, spaces) => {
  let valid = 0;
  const property = fc.property(spacesWithZeros(spaces), (space) => {
    for (const left of space.leastLeft ?? []) valid += expectBounds(space, left);
  });
  fc.assert(property, { numRuns });
  expect(valid).toBeGreaterThan(numRuns);
});

test('where zeros are saved no bound on the way is above the least of all ids, whatever is known of them', {
  timeout: 600_000,
}, async () => {
  const seen = { bounded: 0, proven: 0, windows: 0 };
  await fc.assert(
    fc.asyncProperty(spacesWithZeros(randomSpaces({ maxOperations: 24 })), async (space) => {
      const least = leastOfAllIds(space, MOST);
      if (least === undefined || least === Infinity) return;
      const { leastOverOrders, leastLeft } = space;
      const bounds: number[] = [];
      const { optimal, bestScore } = await prove(space, { leastOverOrders, leastLeft }, bounds);
      for (const bound of bounds) expect(bound).toBeLessThanOrEqual(least * (1 + ROUNDING));
      if (optimal) expect(bestScore).toBe(least);
      if (bounds.some((bound) => bound > 0)) seen.bounded++;
      if (optimal) seen.proven++;
      if (typeof leastOverOrders === 'string') seen.windows++;
    }),
    { numRuns },
  );
  expect(seen.bounded).toBeGreaterThan(numRuns / 20);
  expect(seen.proven).toBeGreaterThan(0);
  expect(seen.windows).toBeGreaterThan(numRuns / 20);
});
