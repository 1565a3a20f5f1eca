import { CandidateBatch, candidateShape, encodeMapping } from '@loopwright/mapspace';
import type { Architecture } from '@loopwright/spec';
import { type AnalysisCase, analysisCases } from '@loopwright/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { costsOf, windowArrays } from '../test/window-arrays.ts';
import { compileEvaluator } from './evaluator.ts';

/** More cases: `LOOPWRIGHT_CASES_PER_PROPERTY=20000 npm test`. */
const runs = Number(process.env.LOOPWRIGHT_CASES_PER_PROPERTY ?? 500);

describe('hops and link transfers, charged by hand, are the energy of the networks', () => {
  test('on any design', { timeout: 300_000 }, () => {
    expectSameEnergy(analysisCases({ maxOperations: 1024 }));
  });

  test('on arrays with windows', { timeout: 300_000 }, () => {
    expectSameEnergy(windowArrays().map((run) => ({ ...run, costs: costsOf(run.architecture) })));
  });
});

/** What passes is counted on the design with free networks, for which an evaluator may have been generated. */
function expectSameEnergy(cases: fc.Arbitrary<AnalysisCase>): void {
  let charged = 0;
  fc.assert(
    fc.property(cases, ({ problem, architecture: drawn, mapping, reuse, costs }) => {
      const architecture = withHops(drawn, (level) => level + 1);
      const evaluation = compileEvaluator(problem, architecture, costs, reuse).analyse(mapping);
      if (!evaluation.valid) return;
      const free = compileEvaluator(
        problem,
        withHops(drawn, () => 0),
        costs,
        reuse,
      );
      // Where hops cost energy the last bits differ: what is asked is then taken as Timeloop takes it.
      const reported = free.analyse(mapping);
      const batch = new CandidateBatch(candidateShape(problem, architecture), 1);
      encodeMapping(mapping, batch, 0);
      free.evaluateNetworks(batch, 0);
      const { ingresses, hops, linkTransfers } = free.networks;
      let addedPj = 0;
      const networks = reported.valid ? reported.networks : [];
      networks.forEach(({ dataspaces }, level) => {
        dataspaces.forEach((network, s) => {
          const at = level * dataspaces.length + s;
          expect(ingresses[at]).toBe(network.ingresses);
          expect(linkTransfers[at]).toBe(network.linkTransfers);
          addedPj += (hops[at] + linkTransfers[at]) * (level + 1) * free.state.instancesUsed[level];
        });
      });
      if (addedPj > 0) charged++;
      const difference = batch.energyPj[0] + addedPj - evaluation.energyPj;
      expect(Math.abs(difference)).toBeLessThanOrEqual(1e-9 * evaluation.energyPj);
    }),
    { numRuns: runs },
  );
  expect(charged).toBeGreaterThan(runs / 10);
}

function withHops(architecture: Architecture, energyPerHopPj: (level: number) => number): Architecture {
  const levels = architecture.levels.map((level, l) => ({
    ...level,
    network: { energyPerHopPj: energyPerHopPj(l), routerEnergyPj: 0 },
  }));
  return { ...architecture, levels };
}
