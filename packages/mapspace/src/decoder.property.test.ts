import fc from 'fast-check';
import { expect, test } from 'vitest';
import { smallMapspace } from '../test/arbitrary.ts';
import { generalDecoder } from './decoder.ts';
import { CandidateBatch, Random } from './index.ts';

const runs = Number(process.env.LOOPWRIGHT_CASES_PER_PROPERTY);

test('the generated decoder writes what the general one does', { timeout: 600_000 }, () => {
  fc.assert(
    fc.property(smallMapspace(6000n, true), fc.integer(), (mapspace, seed) => {
      fc.pre(mapspace.size > 0n);
      const generated = new CandidateBatch(mapspace.shape, 2);
      const general = new CandidateBatch(mapspace.shape, 2);
      const decode = generalDecoder(mapspace);
      const random = new Random(seed);
      const digits = mapspace.genome();
      for (let draw = 0; draw < 8; draw++) {
        mapspace.sample(random, digits);
        mapspace.decode(digits, generated, draw & 1);
        decode(digits, general, draw & 1);
        expect(generated).toEqual(general);
      }
    }),
    { numRuns: runs },
  );
});
