import { loadSpecification, migrateSources, type SourceText } from '@loopwright/spec';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { olderSources } from '../test/older-sources.ts';
import { compileEvaluator } from './evaluator.ts';

const runs = Number(process.env.LOOPWRIGHT_CASES_PER_PROPERTY);

function evaluate(sources: readonly SourceText[]) {
  const { problem, architecture, mapping } = loadSpecification(sources).specification;
  const free = { energyPj: {}, areaUm2: 0 };
  const costs = { levels: architecture.levels.map(() => free), compute: free };
  return compileEvaluator(problem, architecture, costs, mapping!.reuse).analyse(mapping!.mapping);
}

/** Fan-outs of the tree go by names of subtrees. */
function nameless(evaluation: unknown): unknown {
  return JSON.parse(JSON.stringify(evaluation, (key, value) => (key === 'name' ? undefined : value)));
}

test('the older forms mean what they say, and the same when they are migrated', { timeout: 600_000 }, () => {
  fc.assert(
    fc.property(olderSources, ({ sources, listed, usedUnits, units }) => {
      const evaluation = evaluate(sources);
      expect(evaluation).toMatchObject({
        valid: true,
        compute: { instances: units, utilizedInstances: usedUnits },
      });
      expect(evaluate(migrateSources(sources))).toEqual(evaluation);
      const ofList = evaluate(listed);
      expect(nameless(ofList)).toEqual(nameless(evaluation));
      expect(evaluate(migrateSources(listed))).toEqual(ofList);
    }),
    { numRuns: Math.ceil(runs / 2) },
  );
});
