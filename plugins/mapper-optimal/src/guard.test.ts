import type { Costs } from '@loopwright/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { prove, type RandomSpace, randomSpaces } from '../test/random-space.ts';

/** What the proof takes a compute to cost is more than any of these mappings costs in all: no bound holds. */
function overpriced({ levels, compute }: Costs): Costs {
  return { levels, compute: { ...compute, energyPj: { compute: 1e9 * (1 + compute.energyPj.compute) } } };
}

const spaces = randomSpaces().filter(({ mapspace }) => mapspace.size > 0n);

/** Whether there was a mapping to break the bound. */
async function isFoundOut(space: RandomSpace): Promise<boolean> {
  try {
    const outcome = await prove({ ...space, costs: overpriced(space.costs) });
    expect(outcome.best).toBeNull();
    return false;
  } catch (error) {
    expect((error as Error).name).toBe('BrokenBoundError');
    return true;
  }
}

test.each([
  ['by the loop nests that it comes to', 0],
  ['by the mapping that it began with', 50],
])('a wrong bound is found out %s', async (_, warmStart) => {
  let foundOut = 0;
  await fc.assert(
    fc.asyncProperty(spaces, fc.constantFrom('edp' as const, 'energy' as const), async (space, metric) => {
      if (await isFoundOut({ ...space, metric, warmStart })) foundOut++;
    }),
    { numRuns: 100, seed: 1 },
  );
  expect(foundOut).toBeGreaterThan(50);
});

test('the error names the mapping, what it costs and what it should', async () => {
  const [space] = fc.sample(spaces, { numRuns: 1, seed: 1 });
  const proof = prove({ ...space, metric: 'energy', costs: overpriced(space.costs) });
  await expect(proof).rejects.toThrow(
    /^mapper optimal: its proof is wrong, nothing that it claims holds: energy should not be below \d\S*, and is \d\S* \(mapping \w/,
  );
});
