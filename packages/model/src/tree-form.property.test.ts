import { loadSpecification, migrateSources, type SourceText } from '@loopwright/spec';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { treeSources } from '../test/tree-sources.ts';
import { compileEvaluator } from './evaluator.ts';

const runs = Number(process.env.LOOPWRIGHT_CASES_PER_PROPERTY);

function evaluate(sources: readonly SourceText[]) {
  const { problem, architecture, mapping } = loadSpecification(sources).specification;
  const free = { energyPj: {}, areaUm2: 0 };
  const costs = { levels: architecture.levels.map(() => free), compute: free };
  return compileEvaluator(problem, architecture, costs, mapping!.reuse).analyse(mapping!.mapping);
}

test('the tree form means what it says, and the same when it is migrated', { timeout: 600_000 }, () => {
  fc.assert(
    fc.property(treeSources, ({ sources, usedUnits, units }) => {
      const evaluation = evaluate(sources);
      expect(evaluation).toMatchObject({
        valid: true,
        compute: { instances: units, utilizedInstances: usedUnits },
      });
      expect(evaluate(migrateSources(sources))).toEqual(evaluation);
    }),
    { numRuns: runs },
  );
});
