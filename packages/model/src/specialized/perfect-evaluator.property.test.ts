import { CandidateBatch, candidateShape, encodeMapping } from '@loopwright/mapspace';
import type { Architecture } from '@loopwright/spec';
import { type AnalysisCase, analysisCases } from '@loopwright/testkit';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { costsOf, windowArrays } from '../../test/window-arrays.ts';
import { compileEvaluator, type EvaluatorState } from '../evaluator.ts';
import { Nest } from '../nest.ts';

/** Few in `npm test`, many in `npm run test:long`; `LOOPWRIGHT_CASES_PER_PROPERTY=20000 npm run test:long` draws more. */
const runs = Number(process.env.LOOPWRIGHT_CASES_PER_PROPERTY);
const options = { maxOperations: 4096, imperfect: 'never' } as const;

describe('the generated evaluator gives the figures of the general one to the last bit', () => {
  test('on any design', { timeout: 600_000 }, () => {
    expectSameFigures(analysisCases(options), runs * 4);
  });

  test('on arrays with windows', { timeout: 600_000 }, () => {
    const cases = windowArrays().map((run) => ({ ...run, costs: costsOf(run.architecture) }));
    expectSameFigures(cases, runs * 4);
  });

  test('where last passes are shorter in time', { timeout: 600_000 }, () => {
    expectSameFigures(analysisCases({ maxOperations: 4096, imperfect: 'temporal' }), runs * 4);
  });

  test('where windows slide so', { timeout: 600_000 }, () => {
    const cases = windowArrays({ mayBeShort: true }).map((run) => ({ ...run, costs: costsOf(run.architecture) }));
    expectSameFigures(cases, runs * 4);
  });

  test('where they are in time and space', { timeout: 600_000 }, () => {
    expectSameFigures(analysisCases({ maxOperations: 1024, imperfect: 'anywhere' }), runs * 2);
  });
});

/**
 * Networks are made free: where they cost energy, no evaluator is generated. A fifth of the cases at the least must be costed by
 * generated code, without a call of the general evaluator, which begins with `cover`.
 */
function expectSameFigures(cases: fc.Arbitrary<AnalysisCase>, numRuns: number): void {
  const cover = vi.spyOn(Nest.prototype, 'cover');
  let generated = 0;
  fc.assert(
    fc.property(cases, ({ problem, architecture: drawn, mapping, reuse, costs }) => {
      const architecture = withFreeNetworks(drawn);
      const { evaluate, analyse, state } = compileEvaluator(problem, architecture, costs, reuse);
      const batch = new CandidateBatch(candidateShape(problem, architecture), 1);
      encodeMapping(mapping, batch, 0);
      cover.mockClear();
      evaluate(batch, 0);
      if (cover.mock.calls.length === 0) generated++;
      const counts = countsOf(state);
      const evaluation = analyse(mapping);
      if (!evaluation.valid) {
        expect([batch.rejection[0] > 0, batch.needed[0]]).toEqual([true, evaluation.needed]);
        expect(architecture.levels[batch.rejectedLevel[0]].name).toBe(evaluation.level);
        return;
      }
      expect(batch.rejection[0]).toBe(0);
      expect([batch.cycles[0], batch.energyPj[0]]).toEqual([evaluation.cycles, evaluation.energyPj]);
      expect(counts).toEqual(countsOf(state));
    }),
    { numRuns },
  );
  cover.mockRestore();
  expect(generated).toBeGreaterThan(numRuns / 5);
}

function withFreeNetworks(architecture: Architecture): Architecture {
  const network = { energyPerHopPj: 0, routerEnergyPj: 0 };
  return { ...architecture, levels: architecture.levels.map((level) => ({ ...level, network })) };
}

function countsOf({ reads, fills, updates, tileWords, instancesUsed, computeCycles }: EvaluatorState) {
  return [[...reads], [...fills], [...updates], [...tileWords], [...instancesUsed], computeCycles];
}
