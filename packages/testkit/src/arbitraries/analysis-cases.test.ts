import fc from 'fast-check';
import { expect, test } from 'vitest';
import { analysisCases } from './analysis-cases.ts';
import { mappings } from './mappings.ts';

const options = { numRuns: 500, seed: 42 };

test('the passes of the loops add up to every bound', () => {
  fc.assert(
    fc.property(analysisCases({ imperfect: 'anywhere' }), ({ problem, mapping }) => {
      for (const [d, { bound }] of problem.dimensions.entries()) {
        const points = mapping.levels.reduceRight(
          (outside, { factors, remainders }) => (outside - 1) * factors[d]! + remainders[d]!,
          1,
        );
        expect(points).toBe(bound);
      }
    }),
    options,
  );
});

test('perfect mappings have no shorter pass, and imperfect ones only where asked', () => {
  fc.assert(
    fc.property(
      analysisCases({ imperfect: 'never' }),
      analysisCases({ imperfect: 'temporal' }),
      (perfect, temporal) => {
        for (const { factors, remainders } of perfect.mapping.levels) expect(remainders).toEqual(factors);
        for (const [level, { kind }] of temporal.architecture.levels.entries()) {
          const { factors, remainders } = temporal.mapping.levels[level]!;
          if (kind === 'fanout') expect(remainders).toEqual(factors);
        }
      },
    ),
    options,
  );
});

test('every dataspace is kept somewhere, and never in a fan-out', () => {
  fc.assert(
    fc.property(analysisCases(), ({ problem, architecture, mapping }) => {
      for (const d of problem.dataspaces.keys()) {
        expect(mapping.levels.some(({ keeps }) => keeps[d])).toBe(true);
        for (const [level, { kind }] of architecture.levels.entries()) {
          if (kind === 'fanout') expect(mapping.levels[level]!.keeps[d]).toBe(false);
        }
      }
    }),
    options,
  );
});

test('mappings can be drawn for a given problem and architecture', () => {
  const { problem, architecture } = fc.sample(analysisCases(), { numRuns: 1, seed: 5 })[0]!;
  const drawn = fc.sample(mappings(problem, architecture, { mayExceedFanout: false }), { numRuns: 50, seed: 5 });
  for (const mapping of drawn) expect(mapping.levels).toHaveLength(architecture.levels.length);
});

test('a failure shrinks to a small case', () => {
  const result = fc.check(
    fc.property(analysisCases(), ({ mapping }) => mapping.levels.every(({ factors }) => factors.every((f) => f < 3))),
    options,
  );
  const [smallest] = result.counterexample!;
  expect(smallest.problem.dimensions).toHaveLength(1);
  expect(smallest.architecture.levels).toHaveLength(1);
});
