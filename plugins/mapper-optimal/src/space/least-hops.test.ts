import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LeastHops } from './least-hops.ts';

/** Hops to the members of one group, by the rule of the model. */
function hopsTo(members: readonly number[], meshX: number, meshY: number): number {
  const middle = (meshY - 1) / 2;
  const columns = new Set(members.map((child) => child % meshX));
  let hops = Math.max(...columns);
  for (const column of columns) {
    const rows = members.filter((child) => child % meshX === column).map((child) => Math.floor(child / meshX));
    hops += Math.max(0, middle - Math.min(...rows)) + Math.max(0, Math.max(...rows) - middle);
  }
  return hops;
}

const arrays = fc.record({
  meshX: fc.integer({ min: 1, max: 8 }),
  meshY: fc.integer({ min: 1, max: 8 }),
  loops: fc.array(fc.record({ bound: fc.integer({ min: 2, max: 4 }), moves: fc.boolean() }), { maxLength: 4 }),
});

test('no array of loops takes fewer hops, and one that serves each child by itself takes as many', () => {
  fc.assert(
    fc.property(arrays, ({ meshX, meshY, loops }) => {
      const children = loops.reduce((product, { bound }) => product * bound, 1);
      fc.pre(children <= meshX * meshY);
      const groupOf = (child: number) => {
        let rest = child;
        const indices = loops.map(({ bound, moves }) => {
          const index = moves ? rest % bound : 0;
          rest = Math.floor(rest / bound);
          return index;
        });
        return indices.join();
      };
      const all = [...Array(children).keys()];
      const groups = new Set(all.map(groupOf));
      let hops = 0;
      for (const group of groups) {
        const members = all.filter((child) => groupOf(child) === group);
        hops += hopsTo(members, meshX, meshY);
      }
      const least = new LeastHops(meshX, meshY).toGroups(children, groups.size);
      expect(least).toBeLessThanOrEqual(hops);
      if (groups.size === children) expect(least).toBe(hops);
    }),
    { numRuns: 2000 },
  );
});

test('a word to all of an array takes one hop to each, where the middle lies among them', () => {
  expect(new LeastHops(16, 16).toGroups(256, 1)).toBe(255);
});
