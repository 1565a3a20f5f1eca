import type { FactorConstraint } from '@loopwright/spec';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mapspaceOf, sketch } from '../test/design.ts';

/** Every factor constraint, each now and then. */
const constraint = fc.oneof(
  { weight: 8, arbitrary: fc.constant<FactorConstraint>({}) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 6 }).map((exactly): FactorConstraint => ({ exactly })) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 6 }).map((atMost): FactorConstraint => ({ atMost })) },
  { weight: 1, arbitrary: fc.integer({ min: 2, max: 3 }).map((atLeast): FactorConstraint => ({ atLeast })) },
);

/** One dimension over memories, and a fan-out so that the steps are not in the order of the levels. */
function space(bound: number, constraints: readonly FactorConstraint[]) {
  const levels = constraints.map((given, l) => ({
    factors: { A: given },
    ...(l === 1 ? { fanout: [9, 9] as const } : {}),
  }));
  return mapspaceOf(sketch({ A: bound }, levels, 1)).factorizations;
}

function choices(factorizations: ReturnType<typeof space>): number[][] {
  const factors = new Float64Array(factorizations.levels);
  return Array.from({ length: factorizations.counts[0] }, (_, choice) => {
    factorizations.factorsOf(0, choice, factors);
    expect(factorizations.rank(0, factors)).toBe(choice);
    return [...factors];
  });
}

/** Every vector of `length` factors up to `bound`. */
function vectors(bound: number, length: number): number[][] {
  if (length === 0) return [[]];
  const shorter = vectors(bound, length - 1);
  return Array.from({ length: bound }, (_, f) => f + 1).flatMap((f) => shorter.map((rest) => [f, ...rest]));
}

function obeys(factor: number, { exactly, atLeast = 1, atMost = factor }: FactorConstraint): boolean {
  return (exactly === undefined || factor === exactly) && factor >= atLeast && factor <= atMost;
}

const product = (factors: readonly number[]) => factors.reduce((all, factor) => all * factor, 1);

test('the choices are the vectors that multiply to the bound and obey the constraints', () => {
  const cases = fc.tuple(fc.integer({ min: 1, max: 24 }), fc.array(constraint, { minLength: 1, maxLength: 3 }));
  fc.assert(
    fc.property(cases, ([bound, constraints]) => {
      const fixed = product(constraints.map(({ exactly }) => (typeof exactly === 'number' ? exactly : 1)));
      const above = constraints.some(({ exactly }) => typeof exactly === 'number' && exactly > bound);
      fc.pre(bound % fixed === 0 && !above);
      const wanted = vectors(bound, constraints.length).filter(
        (factors) => product(factors) === bound && factors.every((factor, l) => obeys(factor, constraints[l])),
      );
      expect(choices(space(bound, constraints)).sort()).toEqual(wanted.sort());
    }),
    { seed: 6, numRuns: 300 },
  );
});

test('the rest goes to the level that takes it, 1 to the others', () => {
  expect(choices(space(24, [{}, { exactly: 2 }, { exactly: 'rest' }, {}]))).toEqual([[1, 2, 12, 1]]);
  expect(choices(space(24, [{ atLeast: 2 }, { exactly: 2 }, { exactly: 'rest' }]))).toEqual([]);
});

test('a fixed factor above the bound is ignored', () => {
  expect(choices(space(3, [{ exactly: 4 }, {}]))).toEqual(
    [
      [1, 3],
      [3, 1],
    ].sort((a, b) => b[0] - a[0]),
  );
});

test('fixed factors that do not divide leave the quotient rounded up, and the last pass covers the rest', () => {
  // 27 = 4 x 7 - 1: with 4 outside, 7 inside of which the last pass needs 6.
  const mapspace = mapspaceOf(sketch({ A: 27 }, [{}, { factors: { A: { exactly: 4 } } }], 1));
  const factors = new Float64Array(2);
  const remainders = new Float64Array(2);
  expect(mapspace.factorizations.counts[0]).toBe(1);
  mapspace.factorizations.write(new Float64Array(1), 0, factors, remainders, 0);
  expect([...factors]).toEqual([7, 4]);
  expect([...remainders]).toEqual([6, 4]);
});

/** Iterations of a nest of imperfect loops: each runs its remainder where all outside are in their last pass. */
function covered(factors: readonly number[], remainders: readonly number[]): number {
  let inner = 1;
  let innerLast = 1;
  factors.forEach((factor, l) => {
    innerLast = (remainders[l] - 1) * inner + innerLast;
    inner *= factor;
  });
  return innerLast;
}

test('imperfect choices cover the bound exactly; all there are, each once', () => {
  const lastPass = fc
    .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
    .map(([one, other]): FactorConstraint => {
      return { exactly: Math.max(one, other), lastPass: Math.min(one, other), remainder: true };
    });
  const given = fc.oneof(
    { weight: 15, arbitrary: constraint },
    { weight: 15, arbitrary: fc.constant<FactorConstraint>({ remainder: true }) },
    { weight: 5, arbitrary: lastPass },
  );
  const cases = fc.tuple(fc.integer({ min: 1, max: 15 }), fc.array(given, { minLength: 2, maxLength: 3 }));
  fc.assert(
    fc.property(cases, ([bound, constraints]) => {
      fc.pre(constraints.some(({ remainder }) => remainder));
      fc.pre(constraints.every(({ exactly }) => exactly === undefined || Number(exactly) <= bound));
      const factorizations = space(bound, constraints);
      const remainders = new Float64Array(constraints.length);
      const listed = choices(factorizations).map((factors, choice) => {
        factorizations.write(Float64Array.of(choice), 0, Float64Array.from(factors), remainders, 0);
        expect(covered(factors, [...remainders])).toBe(bound);
        return factors;
      });
      const wanted = vectors(bound, constraints.length).filter((factors) => {
        let left = bound;
        return (
          factors.every((factor, l) => {
            const divides = left % factor === 0;
            const fits = factor <= left && (divides || constraints[l].remainder === true);
            const passes = Math.ceil(left / factor);
            const last = left - (passes - 1) * factor;
            left = passes;
            return fits && obeys(factor, constraints[l]) && last === (constraints[l].lastPass ?? last);
          }) && left === 1
        );
      });
      expect(listed.sort()).toEqual(wanted.sort());
    }),
    { seed: 7, numRuns: 300 },
  );
});

test('spaces too large for a table are unranked', () => {
  const levels = Array.from({ length: 12 }, () => ({}));
  const mapspace = mapspaceOf(sketch({ A: 5040 }, levels, 1));
  const { factorizations } = mapspace;
  // 5040 = 2^4 x 3^2 x 5 x 7 over 12 levels.
  expect(factorizations.counts[0]).toBe(1365 * 78 * 12 * 12);
  const factors = new Float64Array(12);
  for (const choice of [0, 1, 7_654_321, factorizations.counts[0] - 1]) {
    factorizations.factorsOf(0, choice, factors);
    expect(product([...factors])).toBe(5040);
    expect(factorizations.rank(0, factors)).toBe(choice);
    expect(factorizations.factorAt(0, choice, 3)).toBe(factors[3]);
  }
});
