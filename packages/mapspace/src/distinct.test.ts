import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { smallMapspace } from '../test/arbitrary.ts';
import { everyMapping, fits, mappingKey } from '../test/brute-force.ts';
import { CandidateBatch, DistinctCursor, type Mapspace } from './index.ts';

vi.setConfig({ testTimeout: 60_000 });

function distinctKeys(mapspace: Mapspace, wanted: (batch: CandidateBatch) => boolean = () => true): string[] {
  const keys = new Set<string>();
  for (const batch of everyMapping(mapspace)) if (wanted(batch)) keys.add(mappingKey(mapspace, batch));
  return [...keys].sort();
}

function walk(mapspace: Mapspace, cursor: DistinctCursor, most = Number.POSITIVE_INFINITY): string[] {
  const batch = new CandidateBatch(mapspace.shape, 2);
  const keys: string[] = [];
  while (keys.length < most && cursor.next(batch, 1)) keys.push(mappingKey(mapspace, batch, 1));
  return keys;
}

test('the distinct size is the number of mappings left when equal ones are removed', () => {
  fc.assert(
    fc.property(
      fc.boolean().chain((imperfect) => smallMapspace(6000n, imperfect)),
      (mapspace) => {
        expect(mapspace.distinctSize()).toBe(BigInt(distinctKeys(mapspace).length));
      },
    ),
    { seed: 3, numRuns: 200 },
  );
});

test('the cursor visits every distinct mapping once', () => {
  fc.assert(
    fc.property(smallMapspace(), fc.boolean(), (mapspace, fitting) => {
      const visited = walk(mapspace, new DistinctCursor(mapspace, { fitting }));
      expect(visited.sort()).toEqual(distinctKeys(mapspace, (batch) => !fitting || fits(mapspace, batch)));
    }),
    { seed: 4, numRuns: 200 },
  );
});

test('ranges of factorisations add up, and a saved cursor continues where it stood', () => {
  fc.assert(
    fc.property(smallMapspace(), fc.double({ min: 0, max: 1, noNaN: true }), (mapspace, share) => {
      const whole = walk(mapspace, new DistinctCursor(mapspace));
      const middle = BigInt(Math.floor(Number(mapspace.factorizations.size) * share));
      const parts = [new DistinctCursor(mapspace, { to: middle }), new DistinctCursor(mapspace, { from: middle })];
      expect(parts.flatMap((part) => walk(mapspace, part))).toEqual(whole);

      const stop = Math.floor(whole.length * share);
      const first = new DistinctCursor(mapspace);
      walk(mapspace, first, stop);
      const second = new DistinctCursor(mapspace);
      second.restore(first.save());
      expect(walk(mapspace, second)).toEqual(whole.slice(stop));
    }),
    { seed: 5, numRuns: 100 },
  );
});
