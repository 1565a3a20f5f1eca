import { compileEvaluator, type ValidEvaluation } from '@loopwright/model';
import { type AnalysisCase, analysisCases } from '@loopwright/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Factors } from './tile-sizes.ts';
import { TrafficBound } from './traffic-bound.ts';

const runs = Number(process.env.LOOPWRIGHT_CASES_PER_PROPERTY);

/** Words of each dataspace on chip at once: the outermost tiles there are, or what the compute units take in. */
function wordsOnChip({ problem }: AnalysisCase, { levels, compute }: ValidEvaluation): number[] {
  const onChip = levels.slice(0, -1);
  return problem.dataspaces.map((_, s) => {
    const tile = onChip.findLast((level) => level?.dataspaces[s])?.dataspaces[s];
    return tile ? tile.utilizedCapacity * tile.utilizedInstances : compute.utilizedInstances;
  });
}

/** Words that are read, filled and updated at the outermost memory; undefined where it does not keep all. */
function outermostAccesses({ levels }: ValidEvaluation): number | undefined {
  const tiles = levels.at(-1)?.dataspaces ?? [];
  if (tiles.some((tile) => tile === null)) return undefined;
  return tiles.reduce((sum, tile) => sum + (tile!.reads + tile!.fills + tile!.updates) * tile!.utilizedInstances, 0);
}

test.each<[Factors, false | 'anywhere']>([
  ['any', 'anywhere'],
  ['any', false],
  ['perfect', false],
])('no mapping has less traffic than the bound of %s factors (imperfect: %s)', (factors, imperfect) => {
  fc.assert(
    fc.property(analysisCases({ maxOperations: 384, ...(imperfect && { imperfect }) }), (run) => {
      const { problem, architecture, mapping, reuse, costs } = run;
      const evaluation = compileEvaluator(problem, architecture, costs, reuse).analyse(mapping);
      fc.pre(evaluation.valid);
      const accesses = outermostAccesses(evaluation);
      fc.pre(accesses !== undefined);
      const ones = problem.dataspaces.map(() => 1);
      const bound = new TrafficBound(problem, { factors, wordBits: ones, weights: ones });
      const onChip = wordsOnChip(run, evaluation).reduce((sum, words) => sum + words, 0);
      expect(bound.at(onChip)).toBeLessThanOrEqual(accesses);
    }),
    { numRuns: runs },
  );
});
