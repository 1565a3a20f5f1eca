import { CandidateBatch, candidateShape, encodeMapping } from '@loopwright/mapspace';
import { type AnalysisCase, analysisCases, referenceAnalysis } from '@loopwright/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectSame } from '../test/expect-same.ts';
import { compileEvaluator } from './evaluator.ts';

/** Few in `npm test`, many in `npm run test:long`; `LOOPWRIGHT_CASES_PER_PROPERTY=20000 npm run test:long` draws more. */
const runs = Number(process.env.LOOPWRIGHT_CASES_PER_PROPERTY);
const small = { maxOperations: 384, richNetworks: true } as const;

/** What one router more in every network costs. */
function routerPj({ architecture, problem }: AnalysisCase): number {
  const routers = architecture.levels.map(({ network, networks = {}, instances }) => {
    const components = [networks.read, networks.update].filter((component) => component !== undefined);
    // An addition more or less hangs on the same roundings.
    const events = components.map((c) =>
      c.kind === 'hops' ? c.routerEnergyPj : c.kind === 'reduction-tree' ? c.adderEnergyPj : 0,
    );
    return instances * events.reduce((sum, pj) => sum + pj, network.routerEnergyPj);
  });
  return problem.dataspaces.length * routers.reduce((sum, energy) => sum + energy, 0);
}

function evaluatorOf({ problem, architecture, costs, reuse }: AnalysisCase) {
  return compileEvaluator(problem, architecture, costs, reuse);
}

/** Means of instances that differ are made of quotients. */
function rounded(words: number): number {
  return Number(words.toPrecision(12));
}

describe('the evaluator', () => {
  test('counts what running every iteration counts', { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(analysisCases({ ...small, imperfect: 'anywhere' }), (run) => {
        const { problem, architecture, mapping, reuse, costs } = run;
        const evaluation = evaluatorOf(run).analyse(mapping);
        expectSame(evaluation, referenceAnalysis(problem, architecture, mapping, reuse, costs), routerPj(run));
      }),
      { numRuns: runs },
    );
  });

  test('costs in a search what it reports', { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(analysisCases({ ...small, imperfect: 'anywhere' }), (run) => {
        const evaluator = evaluatorOf(run);
        const evaluation = evaluator.analyse(run.mapping);
        const batch = new CandidateBatch(candidateShape(run.problem, run.architecture), 1);
        encodeMapping(run.mapping, batch, 0);
        evaluator.evaluate(batch, 0);
        expect(batch.rejection[0] === 0).toBe(evaluation.valid);
        if (!evaluation.valid) return;
        expect(batch.cycles[0]).toBe(evaluation.cycles);
        expect(batch.energyPj[0]).toBeCloseTo(evaluation.energyPj, 6);
        for (const [level, reported] of evaluation.levels.entries()) {
          for (const [s, tile] of (reported?.dataspaces ?? []).entries()) {
            if (!tile) continue;
            const at = level * run.problem.dataspaces.length + s;
            const counted = [evaluator.state.reads[at], evaluator.state.fills[at], evaluator.state.updates[at]];
            expect(counted.map(rounded)).toEqual([tile.reads, tile.fills, tile.updates].map(rounded));
          }
        }
      }),
      { numRuns: runs },
    );
  });
});
