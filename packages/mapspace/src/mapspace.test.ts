import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { smallMapspace } from '../test/arbitrary.ts';
import { everyMapping, mappingKey } from '../test/brute-force.ts';
import { mapspaceOf, sketch } from '../test/design.ts';
import { CandidateBatch, canonicalizeGenome, encodeMapping, type Mapspace, Random } from './index.ts';

vi.setConfig({ testTimeout: 60_000 });

describe('sizes', () => {
  test('of a buffered array, as Timeloop gives them', () => {
    const levels = [{ keep: 'keep' }, { fanout: [4, 1] }, { keep: 'keep' }, {}] as const;
    expect(mapspaceOf(sketch({ C: 2, K: 6, R: 2, P: 6 }, levels)).sizes).toEqual({
      IndexFactorization: 4096n,
      LoopPermutation: 576n,
      Spatial: 5n,
      DatatypeBypass: 1n,
    });
  });

  test('of a grid without registers, as Timeloop gives them', () => {
    const mapspace = mapspaceOf(sketch({ M: 8, N: 6, K: 8 }, [{ fanout: [2, 4] }, {}, {}]));
    expect(mapspace.sizes).toEqual({
      IndexFactorization: 900n,
      LoopPermutation: 216n,
      Spatial: 4n,
      DatatypeBypass: 8n,
    });
    expect(mapspace.size).toBe(900n * 216n * 4n * 8n);
  });

  test('of a fan-out along one axis, whose order counts only where the user gives a part of it', () => {
    const orders = (permutation: string) =>
      mapspaceOf(sketch({ A: 2, B: 2, C: 2, D: 2 }, [{}, { fanout: [4, 1], permutation }, {}])).orders[1].count;
    expect(['', 'A', 'A_B', '_A'].map(orders)).toEqual([1, 6, 2, 6]);
  });
});

test('mapspaces that cannot be numbered are refused with a code', () => {
  const letters = [...'ABCDEFGHIJKLMNOPQRS'];
  const wide = sketch(Object.fromEntries(letters.map((name) => [name, 2])), [{}, {}], 1);
  expect(() => mapspaceOf(wide)).toThrow(expect.objectContaining({ code: 'too-many-loops' }));
  const deep = sketch(
    { A: 2 ** 40 },
    Array.from({ length: 40 }, () => ({})),
    1,
  );
  expect(() => mapspaceOf(deep)).toThrow(expect.objectContaining({ code: 'too-many-factorizations' }));
});

test('bounds above 2^31 are decoded', () => {
  const mapspace = mapspaceOf(sketch({ A: 3 * 2 ** 40 }, [{}, {}], 1));
  let decoded = 0n;
  for (const { factors } of everyMapping(mapspace)) {
    expect(factors[0] * factors[1]).toBe(3 * 2 ** 40);
    decoded++;
  }
  expect(decoded).toBe(41n * 2n * 2n);
});

describe('ids', () => {
  test('stand for genomes, one each, and advance counts through them', () => {
    fc.assert(
      fc.property(smallMapspace(500n), (mapspace) => {
        const digits = mapspace.genome();
        const counted = mapspace.genome();
        for (let id = 0n; id < mapspace.size; id++) {
          mapspace.digitsOf(id, digits);
          expect(digits).toEqual(counted);
          expect(mapspace.idOf(digits)).toBe(id);
          expect(mapspace.advance(counted)).toBe(id + 1n < mapspace.size);
        }
      }),
      { seed: 10, numRuns: 60 },
    );
  });

  test('beyond 2^64 stay exact', () => {
    const mapspace = mapspaceOf(
      sketch({ A: 4096, B: 4096, C: 720720, D: 60, E: 60, F: 60 }, [{}, { fanout: [16, 16] }, {}, {}, {}]),
    );
    expect(mapspace.size).toBeGreaterThan(2n ** 64n);
    const digits = mapspace.genome();
    for (const id of [mapspace.size - 1n, mapspace.size / 3n, 2n ** 64n + 1n]) {
      mapspace.digitsOf(id, digits);
      expect(mapspace.idOf(digits)).toBe(id);
    }
  });
});

describe('decode', () => {
  test('obeys every constraint, and covers the problem', () => {
    fc.assert(
      fc.property(smallMapspace(300n), (mapspace) => {
        for (const batch of everyMapping(mapspace)) checkMapping(mapspace, batch);
      }),
      { seed: 11, numRuns: 100 },
    );
  });

  test('leaves other candidates of the batch alone', () => {
    const mapspace = mapspaceOf(sketch({ A: 6, B: 4 }, [{}, { fanout: [2, 2] }, {}]));
    const batch = new CandidateBatch(mapspace.shape, 3);
    for (const array of [batch.factors, batch.remainders, batch.permutation, batch.split, batch.keeps]) array.fill(77);
    mapspace.decode(mapspace.genome(), batch, 1);
    for (const array of [batch.factors, batch.remainders, batch.permutation, batch.split, batch.keeps]) {
      const third = array.length / 3;
      expect([...array].map((value) => value === 77)).toEqual(
        [...array.keys()].map((i) => i < third || i >= 2 * third),
      );
    }
  });

  test('is undone by encode', () => {
    fc.assert(
      fc.property(smallMapspace(), fc.integer(), (mapspace, seed) => {
        fc.pre(mapspace.size > 0n);
        const batch = new CandidateBatch(mapspace.shape, 2);
        const digits = mapspace.genome();
        const found = mapspace.genome();
        mapspace.sample(new Random(seed), digits);
        mapspace.decode(digits, batch, 1);
        expect(mapspace.encode(batch, 1, found)).toBe(true);
        mapspace.decode(found, batch, 0);
        expect(mappingKey(mapspace, batch, 0)).toBe(mappingKey(mapspace, batch, 1));
        if (!mapspace.factorizations.imperfect.includes(1)) expect(found).toEqual(digits);
      }),
      { seed: 12, numRuns: 300 },
    );
  });
});

test('encode accepts loops of bound 1 anywhere', () => {
  fc.assert(
    fc.property(smallMapspace(), fc.integer(), (mapspace, seed) => {
      fc.pre(mapspace.size > 0n);
      const { levels, dimensions } = mapspace.shape;
      const batch = new CandidateBatch(mapspace.shape, 2);
      const digits = mapspace.genome();
      const random = new Random(seed);
      mapspace.sample(random, digits);
      mapspace.decode(digits, batch, 0);
      mapspace.decode(digits, batch, 1);
      for (let l = 0; l < levels; l++) {
        const at = (levels + l) * dimensions;
        const order = [...batch.permutation.subarray(at, at + dimensions)];
        const isLoop = (d: number) => batch.factors[at + d] > 1;
        const alongX = order.slice(0, batch.split[levels + l]).filter(isLoop).length;
        const shuffled = order.filter(isLoop);
        const sides = shuffled.map((_, i) => i < alongX);
        for (const d of order.filter((dimension) => !isLoop(dimension))) {
          const position = random.below(shuffled.length + 1);
          shuffled.splice(position, 0, d);
          sides.splice(position, 0, position === 0 || sides[position - 1]);
        }
        batch.permutation.set(shuffled, at);
        if (mapspace.architecture.levels[l].kind === 'fanout') batch.split[levels + l] = sides.lastIndexOf(true) + 1;
      }
      expect(mappingKey(mapspace, batch, 1)).toBe(mappingKey(mapspace, batch, 0));
      expect(mapspace.encode(batch, 1, digits)).toBe(true);
      mapspace.decode(digits, batch, 1);
      expect(mappingKey(mapspace, batch, 1)).toBe(mappingKey(mapspace, batch, 0));
    }),
    { seed: 13, numRuns: 300 },
  );
});

test('equal mappings have one canonical genome, and no others', () => {
  fc.assert(
    fc.property(smallMapspace(2000n), (mapspace) => {
      const digits = mapspace.genome();
      const canonical = new Map<string, Set<bigint>>();
      for (let id = 0n; id < mapspace.size; id++) {
        mapspace.digitsOf(id, digits);
        const key = keyOf(mapspace, digits);
        canonicalizeGenome(mapspace, digits);
        expect(keyOf(mapspace, digits)).toBe(key);
        canonical.set(key, (canonical.get(key) ?? new Set()).add(mapspace.idOf(digits)));
      }
      for (const ids of canonical.values()) expect(ids.size).toBe(1);
    }),
    { seed: 14, numRuns: 50 },
  );
});

test('encode refuses what the constraints do not allow', () => {
  const levels = [
    { factors: { B: { exactly: 2 } } },
    { fanout: [2, 2] as const, split: 1 },
    { permutation: 'A' },
    { keep: 'keep' as const },
  ];
  const mapspace = mapspaceOf(sketch({ A: 16, B: 16 }, levels));
  const batch = new CandidateBatch(mapspace.shape, 1);
  const digits = mapspace.genome();
  // All factors 2, so that no loop can be anywhere.
  const all2 = { factors: [2, 2], remainders: [2, 2], permutation: [0, 1], keeps: [true, true, true] };
  const levelMappings = [0, 1, 0, 0].map((split) => ({ ...all2, split, keeps: all2.keeps.map(() => split === 0) }));
  const refuses = (spoil: () => void) => {
    encodeMapping({ levels: levelMappings }, batch, 0);
    expect(mapspace.encode(batch, 0, digits)).toBe(true);
    spoil();
    expect(mapspace.encode(batch, 0, digits)).toBe(false);
  };
  const set = (array: Float64Array | Uint8Array, at: number, ...values: number[]) => array.set(values, at);
  refuses(() => set(batch.factors, 0, 4));
  refuses(() => [set(batch.factors, 1, 4), set(batch.factors, 3, 1)]);
  refuses(() => set(batch.permutation, 4, 1, 0));
  refuses(() => set(batch.permutation, 6, 1, 1));
  refuses(() => set(batch.split, 1, 2));
  refuses(() => set(batch.keeps, 3 * 3, 0));
});

test('sample is uniform over the ids', () => {
  const mapspace = mapspaceOf(sketch({ A: 6, B: 4 }, [{}, { fanout: [2, 2] }, {}], 1));
  const random = new Random(21);
  const digits = mapspace.genome();
  const counts = new Map<bigint, number>();
  const draws = 50 * Number(mapspace.size);
  for (let i = 0; i < draws; i++) {
    mapspace.sample(random, digits);
    const id = mapspace.idOf(digits);
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  expect(BigInt(counts.size)).toBe(mapspace.size);
  const freedom = counts.size - 1;
  const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - 50) ** 2 / 50, 0);
  expect(Math.abs(chiSquare - freedom)).toBeLessThan(4 * Math.sqrt(2 * freedom));
});

function keyOf(mapspace: Mapspace, digits: Float64Array): string {
  const batch = new CandidateBatch(mapspace.shape, 1);
  mapspace.decode(digits, batch, 0);
  return mappingKey(mapspace, batch);
}

function checkMapping(mapspace: Mapspace, batch: CandidateBatch): void {
  const { problem, architecture, constraints } = mapspace;
  const dimensions = problem.dimensions.length;
  const dataspaces = problem.dataspaces.length;
  problem.dimensions.forEach(({ bound }, d) => {
    const factors = architecture.levels.map((_, l) => batch.factors[l * dimensions + d]);
    if (mapspace.factorizations.imperfect[d] === 0) expect(factors.reduce((all, f) => all * f, 1)).toBe(bound);
  });
  architecture.levels.forEach((level, l) => {
    const given = constraints.levels[l];
    const order = [...batch.permutation.subarray(l * dimensions, (l + 1) * dimensions)];
    expect([...order].sort()).toEqual([...order.keys()]);
    expect(order.slice(0, given.permutationPrefix.length)).toEqual(given.permutationPrefix);
    expect(order.slice(dimensions - given.permutationSuffix.length)).toEqual(given.permutationSuffix);
    if (level.kind === 'memory') expect(batch.split[l]).toBe(0);
    else if (given.split !== undefined) expect(batch.split[l]).toBe(Math.min(given.split, dimensions));
    problem.dataspaces.forEach((_, t) => {
      const keep = batch.keeps[l * dataspaces + t];
      if (level.kind === 'fanout' || given.keep[t] === 'bypass') expect(keep).toBe(0);
      else if (given.keep[t] === 'keep') expect(keep).toBe(1);
    });
    given.factors.forEach(({ exactly, atLeast = 1, atMost = Number.POSITIVE_INFINITY }, d) => {
      const factor = batch.factors[l * dimensions + d];
      if (mapspace.factorizations.imperfect[d] === 1) return;
      expect(factor).toBeGreaterThanOrEqual(atLeast);
      expect(factor).toBeLessThanOrEqual(atMost);
      if (typeof exactly === 'number' && exactly <= problem.dimensions[d].bound) expect(factor).toBe(exactly);
    });
  });
}
