import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { smallMapspace } from '../test/arbitrary.ts';
import { fits, mappingKey } from '../test/brute-force.ts';
import { mapspaceOf, sketch } from '../test/design.ts';
import { CandidateBatch, crossDimensions, crossLevels, type Mapspace, Neighbourhood, Random } from './index.ts';

vi.setConfig({ testTimeout: 60_000 });

const kinds = ['moveFactor', 'swapLoops', 'moveLoop', 'changeSplit', 'flipBypass', 'redraw'] as const;

const mapspace = mapspaceOf(
  sketch({ A: 12, B: 6, C: 4 }, [{}, { fanout: [4, 2], permutation: 'B' }, {}, { fanout: [3, 2], split: 1 }, {}], 1),
);

function expectValid(space: Mapspace, digits: Float64Array): void {
  digits.forEach((digit, i) => {
    if (!(Number.isInteger(digit) && digit >= 0 && digit < space.radices[i])) throw new Error(`digit ${i} is ${digit}`);
  });
}

function keyOf(space: Mapspace, digits: Float64Array): string {
  const batch = new CandidateBatch(space.shape, 1);
  space.decode(digits, batch, 0);
  return mappingKey(space, batch);
}

/** Genomes that one kind of move leads to. */
function reached(kind: (typeof kinds)[number], start: Float64Array, draws = 3000): Map<string, Float64Array> {
  const neighbourhood = new Neighbourhood(mapspace);
  const random = new Random(41);
  const found = new Map<string, Float64Array>();
  for (let i = 0; i < draws; i++) {
    const digits = start.slice();
    if (neighbourhood[kind](random, digits)) found.set(digits.join(), digits);
  }
  return found;
}

/** A genome with two loops or more at every level, as far as the bounds go. */
function start(seed: number): Float64Array {
  const digits = mapspace.genome();
  mapspace.sample(new Random(seed), digits);
  return digits;
}

test('moves stay in the mapspace and change the genome where they say so', () => {
  fc.assert(
    fc.property(smallMapspace(1_000_000n, true), fc.integer(), (space, seed) => {
      fc.pre(space.size > 0n);
      const neighbourhood = new Neighbourhood(space);
      const random = new Random(seed);
      const digits = space.genome();
      space.sample(random, digits);
      for (let i = 0; i < 100; i++) {
        for (const kind of kinds) {
          const before = digits.slice();
          const changed = neighbourhood[kind](random, digits);
          expectValid(space, digits);
          expect(digits.join() !== before.join()).toBe(changed);
        }
      }
    }),
    { seed: 42, numRuns: 100 },
  );
});

describe.each(kinds)('%s', (kind) => {
  test('can be taken back', () => {
    for (let seed = 0; seed < 2; seed++) {
      const home = start(seed);
      for (const neighbour of reached(kind, home, 200).values()) {
        const back = [...reached(kind, neighbour).values()].map((digits) => keyOf(mapspace, digits));
        expect(back).toContain(keyOf(mapspace, home));
      }
    }
  });
});

test('a prime factor moves between two levels of one dimension', () => {
  const factors = (digits: Float64Array, d: number) => {
    const out = new Float64Array(mapspace.shape.levels);
    mapspace.factorizations.factorsOf(d, digits[mapspace.layout.factorization + d], out);
    return out;
  };
  const home = start(3);
  const neighbours = [...reached('moveFactor', home).values()];
  for (const neighbour of neighbours) {
    const ratios = [0, 1, 2].flatMap((d) => {
      const before = factors(home, d);
      return [...factors(neighbour, d)].map((factor, l) => factor / before[l]).filter((ratio) => ratio !== 1);
    });
    expect(ratios).toHaveLength(2);
    expect(ratios[0] * ratios[1]).toBeCloseTo(1);
    expect([2, 3]).toContain(Math.max(...ratios));
  }
  // Every prime that is there can go to any of the four other levels.
  const wanted = [0, 1, 2].reduce((sum, d) => {
    const primes = [...factors(home, d)].map((factor) => [2, 3].filter((prime) => factor % prime === 0).length);
    return sum + 4 * primes.reduce((all, count) => all + count, 0);
  }, 0);
  expect(neighbours).toHaveLength(wanted);
});

test('moves of loops change the mapping at a memory', () => {
  const space = mapspaceOf(sketch({ A: 6, B: 6, C: 6 }, [{}, {}, {}], 1));
  const neighbourhood = new Neighbourhood(space);
  const random = new Random(43);
  const digits = space.genome();
  for (let i = 0; i < 300; i++) {
    space.sample(random, digits);
    for (const kind of ['swapLoops', 'moveLoop'] as const) {
      const before = keyOf(space, digits);
      if (neighbourhood[kind](random, digits)) expect(keyOf(space, digits)).not.toBe(before);
    }
  }
});

test('a change of split changes what runs along X', () => {
  const neighbourhood = new Neighbourhood(mapspace);
  const random = new Random(44);
  let changes = 0;
  for (let seed = 0; seed < 200; seed++) {
    const digits = start(seed);
    const before = keyOf(mapspace, digits);
    if (!neighbourhood.changeSplit(random, digits)) continue;
    expect(keyOf(mapspace, digits)).not.toBe(before);
    changes++;
  }
  expect(changes).toBeGreaterThan(100);
});

test('moves of all kinds reach every distinct mapping', () => {
  const space = mapspaceOf(sketch({ A: 4, B: 6 }, [{}, { fanout: [2, 2] }, {}], 1));
  const neighbourhood = new Neighbourhood(space, { factor: 1, swap: 1, shift: 1, split: 1, bypass: 1, redraw: 0 });
  const random = new Random(45);
  const digits = space.genome();
  const seen = new Set<string>();
  for (let i = 0; i < 60_000; i++) {
    expect(neighbourhood.move(random, digits)).toBe(true);
    seen.add(keyOf(space, digits));
  }
  expect(BigInt(seen.size)).toBe(space.distinctSize());
});

test('nothing moves in a mapspace of one mapping', () => {
  const space = mapspaceOf(sketch({ A: 1 }, [{ keep: 'keep' }, {}], 1));
  const digits = space.genome();
  expect(space.size).toBe(1n);
  expect(new Neighbourhood(space).move(new Random(1), digits)).toBe(false);
});

test('fan-outs are repaired where some arrangement fits, and those that fit are left alone', () => {
  const batch = new CandidateBatch(mapspace.shape, 1);
  const neighbourhood = new Neighbourhood(mapspace);
  const random = new Random(46);
  const outcomes = new Set<string>();
  for (let seed = 0; seed < 2000; seed++) {
    const digits = start(seed);
    const before = digits.slice();
    mapspace.decode(digits, batch, 0);
    const fitted = fits(mapspace, batch);
    const repaired = neighbourhood.repairFanouts(random, digits);
    expectValid(mapspace, digits);
    mapspace.decode(digits, batch, 0);
    expect(fits(mapspace, batch)).toBe(repaired);
    if (fitted) expect(digits).toEqual(before);
    expect(digits.slice(mapspace.layout.bypass)).toEqual(before.slice(mapspace.layout.bypass));
    outcomes.add(`${fitted} ${repaired}`);
  }
  expect([...outcomes].sort()).toEqual(['false false', 'false true', 'true true']);
});

describe('crossover', () => {
  const { layout, shape } = mapspace;
  const mother = mapspace.genome().fill(0);
  const father = mapspace.genome().fill(1);

  test('by dimension takes factorisations from both, the rest from the mother', () => {
    const random = new Random(47);
    const children = new Set<string>();
    for (let i = 0; i < 200; i++) {
      const child = mapspace.genome().fill(9);
      crossDimensions(mapspace, random, mother, father, child);
      expect([...child.subarray(0, layout.factorization)]).toEqual([...mother.subarray(0, layout.factorization)]);
      children.add(child.subarray(layout.factorization).join());
    }
    expect(children.size).toBe(2 ** shape.dimensions);
  });

  test('by level takes what belongs to one level from one parent', () => {
    const random = new Random(48);
    const children = new Set<string>();
    for (let i = 0; i < 500; i++) {
      const child = mapspace.genome().fill(9);
      crossLevels(mapspace, random, mother, father, child);
      const levels = child.subarray(0, shape.levels);
      expect(child.subarray(layout.factorization).every((digit) => digit === 0)).toBe(true);
      mapspace.fanouts.forEach(({ level }, f) => {
        expect(child[layout.split + f]).toBe(levels[level]);
      });
      mapspace.bypass.free.forEach((pair, bit) => {
        expect(child[layout.bypass + bit]).toBe(levels[Math.floor(pair / shape.dataspaces)]);
      });
      children.add(levels.join());
    }
    expect(children.size).toBe(2 ** shape.levels);
  });
});
