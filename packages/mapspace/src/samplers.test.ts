import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { smallMapspace } from '../test/arbitrary.ts';
import { everyMapping, factorsKey, fits, mappingKey } from '../test/brute-force.ts';
import { mapspaceOf, sketch } from '../test/design.ts';
import { largeDesigns } from '../test/large-designs.ts';
import { CandidateBatch, FanoutSampler, FullCycleWalk, type Mapspace, PrunedSampler, Random } from './index.ts';

vi.setConfig({ testTimeout: 60_000 });

/** Two grids, with a fixed order at one and a fixed split at the other. */
const mapspace = mapspaceOf(
  sketch(
    { A: 6, B: 4, C: 2 },
    [{ keep: 'keep' }, { fanout: [4, 2], permutation: 'B' }, { fanout: [3, 2], split: 1 }, {}],
    1,
  ),
);

/** Fails unless counts that should all be equal differ as much as chance makes them; fixed seeds make it repeatable. */
function expectUniform(counts: ReadonlyMap<string, number>, cells: number): void {
  expect(counts.size).toBe(cells);
  const mean = [...counts.values()].reduce((sum, count) => sum + count, 0) / cells;
  const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - mean) ** 2 / mean, 0);
  expect(Math.abs(chiSquare - (cells - 1))).toBeLessThan(4 * Math.sqrt(2 * (cells - 1)));
}

function tally(draws: number, draw: () => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (let i = 0; i < draws; i++) {
    const key = draw();
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** Distinct mappings that fit, by factors. */
function fittingMappings(space: Mapspace): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const batch of everyMapping(space)) {
    if (!fits(space, batch)) continue;
    const factors = factorsKey(space, batch);
    const mappings = found.get(factors) ?? new Set();
    found.set(factors, mappings.add(mappingKey(space, batch)));
  }
  return found;
}

test('factorisations that fit are drawn all alike', () => {
  const sampler = FanoutSampler.build(mapspace)!;
  const batch = new CandidateBatch(mapspace.shape, 1);
  const digits = mapspace.genome();
  const random = new Random(31);
  const wanted = fittingMappings(mapspace).size;
  expect(sampler.fitting).toBe(wanted);
  const counts = tally(50 * wanted, () => {
    sampler.sample(random, digits);
    mapspace.decode(digits, batch, 0);
    return factorsKey(mapspace, batch);
  });
  expectUniform(counts, wanted);
});

test('the variants of a factorisation are drawn all alike', () => {
  // A alone, B and C, or A and B run along X.
  const one = mapspaceOf(
    sketch({ A: 6, B: 2, C: 3 }, [
      {},
      { fanout: [12, 6], factors: { A: { exactly: 6 }, B: { exactly: 2 }, C: { exactly: 3 } } },
      {},
    ]),
  );
  const batch = new CandidateBatch(one.shape, 1);
  const [mappings] = [...fittingMappings(one).values()];
  expect(mappings.size).toBe(6 * 8);
  for (const visits of [1, 3]) {
    const sampler = new PrunedSampler(one, { visits });
    const random = new Random(32);
    const counts = tally(200 * mappings.size, () => {
      sampler.next(random, batch, 0);
      return mappingKey(one, batch);
    });
    expectUniform(counts, mappings.size);
  }
});

test('the pruned sampler draws only mappings that fit, and all of them', () => {
  fc.assert(
    fc.property(smallMapspace(3000n, true), fc.integer(), (space, seed) => {
      const fitting = fittingMappings(space);
      const wanted = new Set([...fitting.values()].flatMap((mappings) => [...mappings]));
      const sampler = new PrunedSampler(space);
      expect(sampler.fitting).toBe(fitting.size);
      const batch = new CandidateBatch(space.shape, 2);
      const random = new Random(seed);
      if (wanted.size === 0) {
        expect(sampler.next(random, batch, 1)).toBe(false);
        return;
      }
      const drawn = new Set<string>();
      for (let i = 0; i < 100 * wanted.size && drawn.size < wanted.size; i++) {
        expect(sampler.next(random, batch, 1)).toBe(true);
        const key = mappingKey(space, batch, 1);
        expect(wanted.has(key)).toBe(true);
        drawn.add(key);
      }
      expect(drawn.size).toBe(wanted.size);
    }),
    { seed: 33, numRuns: 60 },
  );
});

test('no mapping is drawn twice during one visit of a factorisation', () => {
  const fitting = fittingMappings(mapspace);
  const sampler = new PrunedSampler(mapspace, { visits: 1e9 });
  const batch = new CandidateBatch(mapspace.shape, 1);
  const random = new Random(34);
  for (let visit = 0; visit < 50; visit++) {
    sampler.next(random, batch, 0);
    const factors = factorsKey(mapspace, batch);
    const seen = new Set([mappingKey(mapspace, batch)]);
    // With so many visits it goes on only when all variants were visited.
    for (let i = 1; i < fitting.get(factors)!.size; i++) {
      sampler.next(random, batch, 0);
      expect(factorsKey(mapspace, batch)).toBe(factors);
      expect(seen.has(mappingKey(mapspace, batch))).toBe(false);
      seen.add(mappingKey(mapspace, batch));
    }
  }
});

test('where fan-outs cannot be counted, drawn factorisations are looked at', () => {
  const levels = Array.from({ length: 8 }, () => ({ factors: { A: { remainder: true } } }));
  const space = mapspaceOf(sketch({ A: 1000, B: 8 }, [{ fanout: [4, 2] as const }, ...levels], 1));
  expect(FanoutSampler.build(space)).toBeUndefined();
  const sampler = new PrunedSampler(space, { visits: 2 });
  expect(sampler.fitting).toBeUndefined();
  const batch = new CandidateBatch(space.shape, 1);
  const random = new Random(38);
  for (let i = 0; i < 200; i++) {
    expect(sampler.next(random, batch, 0)).toBe(true);
    expect(fits(space, batch)).toBe(true);
  }
  const hopeless = mapspaceOf(
    sketch({ A: 1000, B: 8 }, [{ fanout: [4, 2] as const, factors: { A: { exactly: 10 } } }, ...levels], 1),
  );
  expect(new PrunedSampler(hopeless, { attempts: 50 }).next(random, batch, 0)).toBe(false);
});

test('the same seed draws the same mappings', () => {
  const draw = (seed: number) => {
    const sampler = new PrunedSampler(mapspace);
    const batch = new CandidateBatch(mapspace.shape, 1);
    const random = new Random(seed);
    return Array.from({ length: 50 }, () => {
      sampler.next(random, batch, 0);
      return mappingKey(mapspace, batch);
    });
  };
  expect(draw(1)).toEqual(draw(1));
  expect(draw(1)).not.toEqual(draw(2));
});

test.each(Object.entries(largeDesigns))('mappings of %s fit and lie in the mapspace', (_, design) => {
  const space = mapspaceOf(design);
  const sampler = new PrunedSampler(space);
  const batch = new CandidateBatch(space.shape, 1);
  const digits = space.genome();
  const random = new Random(35);
  for (let i = 0; i < 2000; i++) {
    expect(sampler.next(random, batch, 0)).toBe(true);
    expect(space.encode(batch, 0, digits)).toBe(true);
    expect(fits(space, batch)).toBe(true);
  }
});

test('a full-cycle walk visits every vector once', () => {
  const random = new Random(36);
  for (const radices of [[1], [2, 3], [4, 1, 6, 5], [24, 2, 2, 7]]) {
    const walk = new FullCycleWalk(radices.length);
    const size = radices.reduce((product, radix) => product * radix, 1);
    for (let run = 0; run < 20; run++) {
      walk.start(Float64Array.from(radices), random);
      const digits = new Float64Array(radices.length);
      const seen = new Set<string>();
      while (walk.next(digits, random)) {
        expect(digits.every((digit, i) => digit < radices[i])).toBe(true);
        seen.add(digits.join());
        expect(seen.size).toBeLessThanOrEqual(size);
      }
      expect(seen.size).toBe(size);
    }
  }
});

test('a walk over more vectors than a double counts does not return', () => {
  const walk = new FullCycleWalk(8);
  const random = new Random(37);
  walk.start(new Float64Array(8).fill(5040), random);
  const digits = new Float64Array(8);
  const seen = new Set<string>();
  for (let i = 0; i < 20_000; i++) {
    expect(walk.next(digits, random)).toBe(true);
    expect(digits.every((digit) => Number.isInteger(digit) && digit >= 0 && digit < 5040)).toBe(true);
    seen.add(digits.join());
  }
  expect(seen.size).toBe(20_000);
});
