import { CandidateBatch, candidateShape, encodeMapping } from '@loopwright/mapspace';
import { type AnalysisCase, analysisCases, referenceAnalysis } from '@loopwright/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileEvaluator } from './evaluator.ts';

/** More cases per property: `LOOPWRIGHT_CASES_PER_PROPERTY=20000 npm test`. */
const runs = Number(process.env.LOOPWRIGHT_CASES_PER_PROPERTY ?? 1500);
const small = { maxOperations: 384 } as const;

/** Energies are sums in another order; counts and cycles are the same to the last. */
function expectSame(actual: unknown, expected: unknown, path = ''): void {
  if (typeof expected === 'number' && typeof actual === 'number') {
    if (Number.isNaN(expected) && Number.isNaN(actual)) return;
    const slack =
      Number.isInteger(expected) && !/energy|edp|Energy/.test(path) ? 1e-9 : 1e-9 * Math.abs(expected) + 1e-9;
    if (!(Math.abs(actual - expected) <= slack)) expect.fail(`${path}: ${actual}, the reference says ${expected}`);
  } else if (typeof expected === 'object' && expected !== null) {
    for (const [key, value] of Object.entries(expected)) {
      expectSame((actual as Record<string, unknown> | null)?.[key], value, `${path}/${key}`);
    }
  } else if (actual !== expected) expect.fail(`${path}: ${actual}, the reference says ${expected}`);
}

function evaluatorOf({ problem, architecture, costs, reuse }: AnalysisCase) {
  return compileEvaluator(problem, architecture, costs, reuse);
}

describe('the evaluator', () => {
  test('counts what running every iteration counts', { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(analysisCases({ ...small, imperfect: 'never' }), (run) => {
        const { problem, architecture, mapping, reuse, costs } = run;
        expectSame(evaluatorOf(run).analyse(mapping), referenceAnalysis(problem, architecture, mapping, reuse, costs));
      }),
      { numRuns: runs },
    );
  });

  test('costs in a search what it reports', { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(analysisCases({ ...small, imperfect: 'never' }), (run) => {
        const evaluator = evaluatorOf(run);
        const evaluation = evaluator.analyse(run.mapping);
        const batch = new CandidateBatch(candidateShape(run.problem, run.architecture), 1);
        encodeMapping(run.mapping, batch, 0);
        evaluator.evaluate(batch, 0);
        expect(batch.rejection[0] === 0).toBe(evaluation.valid);
        if (!evaluation.valid) return;
        expect(batch.cycles[0]).toBe(evaluation.cycles);
        expect(batch.energyPj[0]).toBeCloseTo(evaluation.energyPj, 6);
      }),
      { numRuns: runs },
    );
  });
});
