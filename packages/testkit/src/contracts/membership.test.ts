import { CandidateBatch, Random } from '@loopwright/core';
import { describe, expect, test } from 'vitest';
import { smallCases } from '../cases/small-cases.ts';
import { outsideBecause } from './membership.ts';
import { mapspaceOf } from './trial.ts';

const small = smallCases.at(-1)!;
const mapspace = mapspaceOf(small);

function sampled(seed: number): CandidateBatch {
  const batch = new CandidateBatch(mapspace.shape, 1);
  const digits = mapspace.genome();
  mapspace.sample(new Random(seed), digits);
  mapspace.decode(digits, batch, 0);
  return batch;
}

test('what is decoded is in the mapspace', () => {
  for (let seed = 0; seed < 200; seed++) expect(outsideBecause(mapspace, sampled(seed), 0)).toBeUndefined();
});

describe('outside are', () => {
  const spoil: Record<string, (batch: CandidateBatch) => void> = {
    'factors that do not multiply to the bound': (batch) => {
      batch.factors[0]! *= 2;
    },
    'orders that lack a dimension': (batch) => {
      batch.permutation[0] = batch.permutation[1]!;
    },
    'splits at a memory': (batch) => {
      batch.split[0] = 1;
    },
    'kept dataspaces at a fan-out': (batch) => {
      batch.keeps[mapspace.shape.dataspaces] = 1;
    },
  };
  test.each(Object.keys(spoil))('%s', (name) => {
    const batch = sampled(1);
    spoil[name]!(batch);
    expect(outsideBecause(mapspace, batch, 0)).toBeDefined();
  });
});
