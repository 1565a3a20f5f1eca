import { join } from 'node:path';
import { CandidateBatch, candidateShape, encodeMapping } from '@loopwright/mapspace';
import type { Architecture } from '@loopwright/spec';
import { type AnalysisCase, caseNames, loadCase, ownCases, sparseCases } from '@loopwright/testkit';
import fc from 'fast-check';
import { beforeAll, expect, test, vi } from 'vitest';
import { compileEvaluator } from '../../evaluator.ts';
import { SparseModel } from '../sparse-run.ts';

const runs = Number(process.env.LOOPWRIGHT_CASES_PER_PROPERTY);

const asForReports = vi.spyOn(SparseModel.prototype, 'run');
beforeAll(() => () => asForReports.mockRestore());

/** A search and a report give the same; how the search came to it. */
function expectSameFigures({ problem, architecture, mapping, reuse, costs }: AnalysisCase) {
  const { evaluate, analyse, source } = compileEvaluator(problem, architecture, costs, reuse);
  const batch = new CandidateBatch(candidateShape(problem, architecture), 1);
  encodeMapping(mapping, batch, 0);
  asForReports.mockClear();
  evaluate(batch, 0);
  expect(asForReports).not.toHaveBeenCalled();
  const evaluation = analyse(mapping);
  if (!evaluation.valid) {
    expect([batch.rejection[0]! > 0, batch.needed[0]]).toEqual([true, evaluation.needed]);
    expect(architecture.levels[batch.rejectedLevel[0]!]!.name).toBe(evaluation.level);
    return 'rejected';
  }
  expect(batch.rejection[0]).toBe(0);
  expect([batch.cycles[0], batch.energyPj[0]]).toEqual([evaluation.cycles, evaluation.energyPj]);
  return source === null ? 'counted' : 'generated';
}

test.each([
  ['with networks', sparseCases({ maxOperations: 4096 })],
  ['by generated code', sparseCases({ maxOperations: 4096 }).map(withFreeNetworks)],
])('random sparse designs cost in a search what they cost in a report, to the last bit: %s', (name, cases) => {
  const seen = { rejected: 0, counted: 0, generated: 0 };
  fc.assert(
    fc.property(cases, (drawn) => {
      seen[expectSameFigures(drawn)]++;
    }),
    { numRuns: runs * 2 },
  );
  expect(seen.rejected).toBeGreaterThan(runs / 10);
  expect(name === 'with networks' ? seen.counted : seen.generated).toBeGreaterThan(runs / 5);
});

test.each(caseNames(join(ownCases, 'sparse')))('and so does %s', (name) => {
  expect(expectSameFigures(loadCase(join(ownCases, 'sparse', name)))).not.toBe('rejected');
});

function withFreeNetworks({ architecture, ...rest }: AnalysisCase): AnalysisCase {
  const network = { energyPerHopPj: 0, routerEnergyPj: 0 };
  const levels: Architecture['levels'] = architecture.levels.map((level) => ({ ...level, network }));
  return { ...rest, architecture: { ...architecture, levels } };
}
