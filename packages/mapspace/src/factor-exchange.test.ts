import fc from 'fast-check';
import { expect, test } from 'vitest';
import { smallMapspace } from '../test/arbitrary.ts';
import { mapspaceOf, sketch } from '../test/design.ts';
import { FactorExchange } from './factor-exchange.ts';
import { type Mapspace, Random } from './index.ts';

const anyMapspace = fc.oneof(smallMapspace(1_000_000n), smallMapspace(1_000_000n, true));
const kinds = ['exchange', 'swapLevels'] as const;

function factorsOf(space: Mapspace, digits: Float64Array): number[][] {
  return space.problem.dimensions.map((_, d) => {
    const factors = new Float64Array(space.shape.levels);
    space.factorizations.factorsOf(d, digits[space.layout.factorization + d], factors);
    return [...factors];
  });
}

test('exchanges stay in the mapspace and change the genome where they say so', () => {
  fc.assert(
    fc.property(anyMapspace, fc.integer(), (space, seed) => {
      fc.pre(space.size > 0n);
      const exchange = new FactorExchange(space);
      const random = new Random(seed);
      const digits = space.genome();
      space.sample(random, digits);
      for (let i = 0; i < 50; i++) {
        for (const kind of kinds) {
          const before = digits.slice();
          expect(exchange[kind](random, digits)).toBe(digits.join() !== before.join());
          expect(digits.every((digit, at) => Number.isInteger(digit) && digit >= 0 && digit < space.radices[at])).toBe(
            true,
          );
        }
      }
    }),
    { seed: 51, numRuns: 100 },
  );
});

const space = mapspaceOf(sketch({ A: 12, B: 6 }, [{}, { fanout: [4, 2] }, { factors: { B: { exactly: 1 } } }, {}]));

function start(seed: number): Float64Array {
  const digits = space.genome();
  space.sample(new Random(seed), digits);
  return digits;
}

test('an exchange moves one prime of each of two dimensions, against each other', () => {
  const exchange = new FactorExchange(space);
  const random = new Random(52);
  let moves = 0;
  for (let seed = 0; seed < 100; seed++) {
    const digits = start(seed);
    const before = factorsOf(space, digits);
    if (!exchange.exchange(random, digits)) continue;
    const ratios = factorsOf(space, digits).map((factors, d) => factors.map((factor, l) => factor / before[d][l]));
    const [up, down] = ratios.map((row) => [row.findIndex((r) => r > 1), row.findIndex((r) => r < 1)]);
    expect(up).toEqual([...down].reverse());
    for (const row of ratios) expect([2, 3]).toContain(Math.max(...row));
    moves++;
  }
  expect(moves).toBeGreaterThan(50);
});

test('an exchange of factors that need not divide keeps the levels about as full as they were', () => {
  const remainder = { A: { remainder: true }, B: { remainder: true } };
  const imperfect = mapspaceOf(sketch({ A: 13, B: 11 }, [{ factors: remainder }, { factors: remainder }]));
  const exchange = new FactorExchange(imperfect);
  const random = new Random(54);
  let moves = 0;
  let changes = 0;
  for (let seed = 0; seed < 100; seed++) {
    const digits = imperfect.genome();
    imperfect.sample(new Random(seed), digits);
    const before = factorsOf(imperfect, digits);
    if (!exchange.exchange(random, digits)) continue;
    moves++;
    const after = factorsOf(imperfect, digits);
    const [a, b] = after.map((factors, d) => Math.sign(factors[0] - before[d][0]));
    expect(a * b).toBe(-1);
    changes += Math.abs(Math.log((after[0][0] * after[1][0]) / (before[0][0] * before[1][0])));
  }
  expect(moves).toBeGreaterThan(50);
  // Of moves of one dimension alone it is above 1.
  expect(changes / moves).toBeLessThan(0.5);
});

test('two levels swap the factors of one dimension', () => {
  const exchange = new FactorExchange(space);
  const random = new Random(53);
  for (let seed = 0; seed < 100; seed++) {
    const digits = start(seed);
    const before = factorsOf(space, digits);
    if (!exchange.swapLevels(random, digits)) continue;
    const after = factorsOf(space, digits);
    expect(after.map((factors) => [...factors].sort())).toEqual(before.map((factors) => [...factors].sort()));
    expect(after.flatMap((factors, d) => factors.filter((factor, l) => factor !== before[d][l]))).toHaveLength(2);
  }
});
