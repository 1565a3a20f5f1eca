import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mapspaceOf, sketch } from '../test/design.ts';
import { CandidateBatch } from './candidate.ts';

describe('sizes', () => {
  test('of a buffered array, as Timeloop gives them', () => {
    const mapspace = mapspaceOf(
      sketch({ C: 2, K: 6, R: 2, P: 6 }, [{ keep: 'keep' }, { fanout: [4, 1] }, { keep: 'keep' }, {}]),
    );
    expect(mapspace.sizes).toEqual({
      IndexFactorization: 4096n,
      LoopPermutation: 576n,
      Spatial: 5n,
      DatatypeBypass: 1n,
    });
  });

  test('of a grid without registers, as Timeloop gives them', () => {
    const mapspace = mapspaceOf(sketch({ M: 8, N: 6, K: 8 }, [{ fanout: [2, 4] }, {}, {}]));
    expect(mapspace.sizes).toEqual({
      IndexFactorization: 900n,
      LoopPermutation: 216n,
      Spatial: 4n,
      DatatypeBypass: 8n,
    });
    expect(mapspace.size).toBe(900n * 216n * 4n * 8n);
  });
});
