import type { Evaluate } from '@loopwright/core';
import { mapperContract } from '@loopwright/testkit/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { prove, randomSpaces } from '../test/random-space.ts';
import { mapperOptimal } from './mapper-optimal.ts';

mapperContract(() => mapperOptimal({ warmStart: 500 }), { proves: true });

test('claims nothing where a plugin changes the costs', async () => {
  const spaces = randomSpaces().filter(({ mapspace }) => mapspace.size > 0n);
  await fc.assert(
    fc.asyncProperty(spaces, async (space) => {
      const evaluate: Evaluate = (batch, candidate) => {
        space.evaluate(batch, candidate);
        batch.energyPj[candidate] /= 2;
      };
      const bounds: number[] = [];
      const { optimal, bestScore } = await prove(space, { evaluate, tappedBy: ['halving'] }, bounds);
      // Nothing is below 0.
      expect(optimal).toBe(bestScore === 0);
      for (const bound of bounds) expect(bound).toBe(0);
    }),
    { numRuns: 20, seed: 1 },
  );
});
