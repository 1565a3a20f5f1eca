import { type CandidateBatch, type Evaluate, Rejection } from '@loopwright/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exhaustiveScore, prove, type RandomSpace, randomSpaces } from '../test/random-space.ts';

/** Mappings that exhaustive search walks in a case. */
const MOST = 10_000;

/** A number from 0 to 1 that depends on every loop above 1, its place and its axis, and on what is kept. */
function chanceOf(batch: CandidateBatch, candidate: number, isFanout: readonly boolean[]): number {
  const { levels, dimensions, dataspaces } = batch.shape;
  let hash = 7;
  const mix = (value: number) => {
    hash = Math.imul(hash ^ value, 0x9e3779b1);
    hash ^= hash >>> 15;
  };
  for (let level = 0; level < levels; level++) {
    const row = candidate * levels + level;
    for (let place = 0; place < dimensions; place++) {
      const d = batch.permutation[row * dimensions + place];
      const factor = batch.factors[row * dimensions + d];
      if (factor === 1) continue;
      const alongY = isFanout[level] && place >= batch.split[row];
      mix(level * 1000 + d * 100 + factor * 2 + Number(alongY));
    }
    for (let s = 0; s < dataspaces; s++) mix(batch.keeps[row * dataspaces + s] + 3 * s);
  }
  return (hash >>> 0) / 2 ** 32;
}

/** Adds to energy, cycles and accesses what chance has it, and refuses a mapping in ten. */
function withAdded({ mapspace, evaluate }: RandomSpace, most: number): Evaluate {
  const isFanout = mapspace.architecture.levels.map(({ kind }) => kind === 'fanout');
  return (batch, candidate) => {
    evaluate(batch, candidate);
    if (batch.rejection[candidate]) return;
    const chance = chanceOf(batch, candidate, isFanout);
    if (chance < 0.1) {
      batch.rejection[candidate] = Rejection.Refused;
      return;
    }
    batch.energyPj[candidate] *= 1 + most * chance;
    batch.cycles[candidate] += Math.floor(most * ((chance * 16) % 1) * batch.cycles[candidate]);
    batch.outermostAccesses[candidate] += Math.floor(most * 16 * ((chance * 64) % 1));
  };
}

test.each([1, 2, 3])(
  'plugins that only add: the optimum is that of exhaustive search, proven (seed %i)',
  async (seed) => {
    const most = fc.constantFrom(0.01, 0.2, 1);
    await fc.assert(
      fc.asyncProperty(randomSpaces({ maxOperations: 48 }), most, async (space, added) => {
        const evaluate = withAdded(space, added);
        const optimum = exhaustiveScore({ ...space, evaluate }, MOST);
        if (optimum === undefined) return;
        const bounds: number[] = [];
        const { bestScore, best, optimal } = await prove(space, { evaluate, addedToBy: ['chance'] }, bounds);
        if (optimum === Number.POSITIVE_INFINITY) {
          expect(best).toBeNull();
          return;
        }
        expect(Math.abs(bestScore - optimum)).toBeLessThanOrEqual(1e-9 * optimum);
        expect(optimal).toBe(true);
        for (const bound of bounds) expect(bound).toBeLessThanOrEqual(optimum * (1 + 1e-9));
      }),
      { numRuns: 120, seed },
    );
  },
);
