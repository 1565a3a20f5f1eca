import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { smallMapspace } from '../test/arbitrary.ts';
import { everyMapping, factorsKey, fits, mappingKey } from '../test/brute-force.ts';
import { CandidateBatch, FanoutSampler, type Mapspace, Variants } from './index.ts';

vi.setConfig({ testTimeout: 60_000 });

/** Keys of the variants of every factorisation, bypass left at its last state. */
function listVariants(mapspace: Mapspace, fitting: boolean): string[] {
  const variants = new Variants(mapspace, fitting);
  const batch = new CandidateBatch(mapspace.shape, 1);
  const digits = mapspace.genome();
  const numbers = new Float64Array(mapspace.shape.levels);
  const keys: string[] = [];
  const seen = new Set<string>();
  for (const { factors, remainders, keeps } of everyMapping(mapspace)) {
    batch.factors.set(factors);
    batch.remainders.set(remainders);
    batch.keeps.set(keeps);
    const key = JSON.stringify([[...factors], [...keeps]]);
    if (seen.has(key)) continue;
    seen.add(key);
    if (!variants.prepare(factors, 0)) continue;
    numbers.fill(0);
    let level = 0;
    do {
      variants.write(numbers, batch, 0);
      expect(mapspace.encode(batch, 0, digits)).toBe(true);
      keys.push(mappingKey(mapspace, batch));
      for (level = 0; level < numbers.length && ++numbers[level] === variants.counts[level]; level++)
        numbers[level] = 0;
    } while (level < numbers.length);
  }
  return keys;
}

test('variants are the distinct mappings, each once, and lie in the mapspace', () => {
  fc.assert(
    fc.property(
      fc.boolean().chain((imperfect) => smallMapspace(6000n, imperfect)),
      (mapspace) => {
        const distinct = new Set<string>();
        for (const batch of everyMapping(mapspace)) distinct.add(mappingKey(mapspace, batch));
        expect(listVariants(mapspace, false).sort()).toEqual([...distinct].sort());
      },
    ),
    { seed: 1, numRuns: 150 },
  );
});

test('fitting variants are the distinct mappings that fit every fan-out', () => {
  fc.assert(
    fc.property(
      fc.boolean().chain((imperfect) => smallMapspace(6000n, imperfect)),
      (mapspace) => {
        const distinct = new Set<string>();
        const factorizations = new Set<string>();
        for (const batch of everyMapping(mapspace)) {
          if (!fits(mapspace, batch)) continue;
          distinct.add(mappingKey(mapspace, batch));
          factorizations.add(factorsKey(mapspace, batch));
        }
        expect(listVariants(mapspace, true).sort()).toEqual([...distinct].sort());
        expect(FanoutSampler.build(mapspace)?.fitting).toBe(factorizations.size);
      },
    ),
    { seed: 2, numRuns: 150 },
  );
});
