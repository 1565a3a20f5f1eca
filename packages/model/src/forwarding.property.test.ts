import { CandidateBatch, candidateShape, encodeMapping } from '@loopwright/mapspace';
import { referenceAnalysis } from '@loopwright/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectSame } from '../test/expect-same.ts';
import { costsOf, windowArrays } from '../test/window-arrays.ts';
import { compileEvaluator } from './evaluator.ts';

/** Few in `npm test`, many in `npm run test:long`; `LOOPWRIGHT_CASES_PER_PROPERTY=20000 npm run test:long` draws more. */
const runs = Number(process.env.LOOPWRIGHT_CASES_PER_PROPERTY);

describe('sliding windows on an array', () => {
  test('cost in a search what they cost laid out child by child', { timeout: 300_000 }, () => {
    fc.assert(
      fc.property(windowArrays(), ({ problem, architecture, mapping, reuse }) => {
        const evaluator = compileEvaluator(problem, architecture, costsOf(architecture), reuse);
        const evaluation = evaluator.analyse(mapping);
        const batch = new CandidateBatch(candidateShape(problem, architecture), 1);
        encodeMapping(mapping, batch, 0);
        evaluator.evaluate(batch, 0);
        expect(evaluation.valid && evaluation.energyPj).toBe(batch.energyPj[0]);
      }),
      { numRuns: runs * 4 },
    );
  });

  test('are forwarded as in a run of every iteration', { timeout: 300_000 }, () => {
    fc.assert(
      fc.property(windowArrays(), ({ problem, architecture, mapping, reuse }) => {
        const costs = costsOf(architecture);
        const evaluation = compileEvaluator(problem, architecture, costs, reuse).analyse(mapping);
        const reference = referenceAnalysis(problem, architecture, mapping, reuse, costs);
        expectSame(evaluation, reference, 0);
      }),
      { numRuns: Math.ceil(runs / 3) },
    );
  });
});
