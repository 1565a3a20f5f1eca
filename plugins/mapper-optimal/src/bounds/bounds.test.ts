import { CandidateBatch, Random } from '@loopwright/core';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { type RandomSpace, randomSpaces } from '../../test/random-space.ts';
import { planeSpaces, windowSpaces } from '../../test/window-space.ts';
import { sumsOf } from '../flows/known-groups.ts';
import { leastMappingFigures } from '../plans/mapping-bound.ts';
import { Plan } from '../plans/plan.ts';
import { ROUNDING } from '../rounding.ts';
import { PaddedSpaces } from '../space/padded-spaces.ts';
import { resourcesOf } from '../space/resources.ts';
import { OuterBounds } from './outer-bounds.ts';
import { sweptExtent } from './swept-extent.ts';

vi.setConfig({ testTimeout: 120_000 });

/** Checks every bound of the plan of some random mappings against what the mappings cost. */
function expectBounds({ mapspace, costs, evaluate }: RandomSpace): void {
  if (mapspace.size === 0n) return;
  const spaces = new PaddedSpaces(mapspace, costs);
  const space = spaces.plain;
  const plan = new Plan(space, resourcesOf(space, ['energyPj', 'cycles', 'outermostAccesses']));
  const bounds = new OuterBounds(space, plan.resources.length);
  const batch = new CandidateBatch(mapspace.shape, 1);
  const digits = mapspace.genome();
  const random = new Random(1);
  for (let n = 0; n < 20; n++) {
    mapspace.sample(random, digits);
    mapspace.decode(digits, batch, 0);
    evaluate(batch, 0);
    if (batch.rejection[0]) continue;
    const { energyPj, cycles, outermostAccesses } = leastMappingFigures(spaces, plan, bounds, batch, 0);
    expect(energyPj).toBeLessThanOrEqual(batch.energyPj[0] * (1 + ROUNDING));
    expect(cycles).toBeLessThanOrEqual(batch.cycles[0]);
    expect(outermostAccesses).toBeLessThanOrEqual(batch.outermostAccesses[0]);
  }
}

test('no mapping costs less than the bounds of its plan and of its tiles, exact ones', () => {
  fc.assert(fc.property(randomSpaces({ plain: true, maxOperations: 2000 }), expectBounds), { numRuns: 300, seed: 1 });
});

test('nor with networks, leakage, clusters and forbidden reuse', () => {
  fc.assert(fc.property(randomSpaces({ maxOperations: 500 }), expectBounds), { numRuns: 300, seed: 2 });
});

test('nor where neighbours pass on inputs', () => {
  fc.assert(fc.property(fc.oneof(windowSpaces(), planeSpaces()), expectBounds), { numRuns: 600, seed: 3 });
});

test.each(['spatial', 'temporal', 'all'] as const)('nor where factors need not divide: %s', (imperfect) => {
  fc.assert(fc.property(randomSpaces({ imperfect, maxOperations: 500 }), expectBounds), { numRuns: 300, seed: 4 });
  fc.assert(fc.property(windowSpaces(imperfect), expectBounds), { numRuns: 300, seed: 5 });
});

test('a tile that visits all places of a rank touches no less than the swept extent', () => {
  const axis = fc.record({
    coefficient: fc.integer({ min: 1, max: 4 }),
    points: fc.integer({ min: 1, max: 5 }),
    steps: fc.integer({ min: 1, max: 6 }),
  });
  fc.assert(
    fc.property(fc.array(axis, { minLength: 1, maxLength: 3 }), (axes) => {
      const rank = { axes: axes.map((_, i) => i), coefficients: axes.map(({ coefficient }) => coefficient) };
      const extent = axes.reduce((sum, { coefficient, points }) => sum + coefficient * (points - 1), 1);
      const strides = Float64Array.from(axes, ({ points }) => points);
      const steps = Float64Array.from(axes, (each) => each.steps);
      const outside = { strides, strideAt: 0, steps };
      const touched = new Set<number>();
      const visit = (i: number, offset: number): void => {
        if (i === axes.length) for (let word = 0; word < extent; word++) touched.add(offset + word);
        else for (let n = 0; n < steps[i]; n++) visit(i + 1, offset + n * rank.coefficients[i] * strides[i]);
      };
      visit(0, 0);
      expect(sweptExtent(rank, extent, { ...outside, nested: true })).toBeLessThanOrEqual(touched.size);
      expect(sweptExtent(rank, extent, { ...outside, nested: false })).toBeLessThanOrEqual(touched.size);
      expect(
        sumsOf(
          rank.coefficients,
          axes.map((each) => each.steps),
        ).size,
      ).toBeLessThanOrEqual(touched.size);
    }),
    { seed: 3 },
  );
});
