import { CandidateBatch, Random } from '@loopwright/core';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { type RandomSpace, randomSpaces } from '../../test/random-space.ts';
import { planeSpaces, windowSpaces } from '../../test/window-space.ts';
import type { Figures } from '../plans/figures.ts';
import { Plan } from '../plans/plan.ts';
import { resourcesOf } from '../space/resources.ts';
import { describeSpace, type Space } from '../space/space.ts';
import * as F from './flow-state.ts';
import { FlowSteps } from './flow-steps.ts';

vi.setConfig({ testTimeout: 120_000 });

/** Follows every flow of a mapping loop by loop, in the order it has; returns what they cost with the plan's constant. */
function followMapping(space: Space, plan: Plan, batch: CandidateBatch): Figures {
  const { levels, axes, lattice, isFanout, mapspace } = space;
  const { dimensions } = mapspace.shape;
  const steps = new FlowSteps(plan);
  const state = new Float64Array(plan.flows * steps.width);
  steps.use(state);
  const points = new Float64Array(axes).fill(1);
  let inside = 1;
  const costs = plan.constant.slice();
  for (let flow = 0; flow < plan.flows; flow++) {
    if (plan.flowChild[flow] < 0) {
      state[flow * steps.width + F.Status] = F.Asking;
      state[flow * steps.width + F.Passed] = 1;
    }
  }
  const underWay = (visit: (flow: number, at: number, status: number) => void) => {
    for (let flow = 0; flow < plan.flows; flow++) {
      const at = flow * steps.width;
      if (state[at + F.Status] !== F.Closed) visit(flow, at, state[at + F.Status]);
    }
  };
  for (let level = 0; level < levels; level++) {
    const loops = [...batch.permutation.subarray(level * dimensions, (level + 1) * dimensions)]
      .map((d) => ({ axis: lattice.dimensions.indexOf(d), factor: batch.factors[level * dimensions + d] }))
      .filter(({ factor }) => factor > 1);
    if (isFanout[level]) {
      underWay((flow, at) => {
        if (plan.flowParent[flow] >= level) steps.passFanout(flow, at, level, points, 0);
      });
      for (const { axis, factor } of loops) points[axis] *= factor;
      continue;
    }
    for (const { axis, factor } of loops) {
      const stride = points[axis];
      points[axis] *= factor;
      underWay((flow, at, status) => {
        if (status === F.Asking) return;
        const projection = space.projections[plan.flowDataspace[flow]];
        const rank = status === F.Sliding ? state[at + F.SlideRank] : projection.rankOf[axis];
        const along = rank < 0 ? [] : projection.ranks[rank].axes;
        const left = along.reduce(
          (product, other) =>
            (product * lattice.bounds[other]) / (points[other] * plan.spatialOutside[level * axes + other]),
          1,
        );
        const rankLeft = projection.simple ? left : Number.POSITIVE_INFINITY;
        steps.step(flow, at, { level, axis, factor, stride, inside }, rankLeft, costs, 0);
      });
      inside *= factor;
    }
    for (let flow = 0; flow < plan.flows; flow++) {
      const at = flow * steps.width;
      if (state[at + F.Status] === F.Asking && plan.flowParent[flow] === level) {
        state[at + F.Status] = F.Closed;
        const known = [...Array(level + 1).keys()].some((l) => plan.entangled[flow * levels + l]);
        const accesses = plan.asked[flow] * state[at + F.Passed];
        for (let r = 0; known && r < costs.length; r++) {
          costs[r] += plan.cost(r, flow, 0, accesses, 0) - plan.computeCost[flow * costs.length + r];
        }
      }
      if (plan.flowChild[flow] === level) steps.open(flow, at, points, 0);
    }
  }
  underWay((flow, at, status) => {
    if (status === F.Open) steps.closeUnmoved(flow, at, levels - 1, costs, 0);
    else if (status === F.Sliding) steps.close(flow, at, levels - 1, 1, costs, 0);
  });
  return plan.measure(costs, 0);
}

function compare(
  { mapspace, costs, evaluate }: RandomSpace,
  check: (followed: Figures, real: Figures, plan: Plan) => void,
): void {
  if (mapspace.size === 0n) return;
  const space = describeSpace(mapspace, costs);
  const { levels, axes, lattice } = space;
  const plan = new Plan(space, resourcesOf(space, ['energyPj', 'cycles', 'outermostAccesses']));
  const batch = new CandidateBatch(mapspace.shape, 1);
  const digits = mapspace.genome();
  const random = new Random(1);
  for (let n = 0; n < 40; n++) {
    mapspace.sample(random, digits);
    mapspace.decode(digits, batch, 0);
    evaluate(batch, 0);
    if (batch.rejection[0]) continue;
    const spatial = new Int16Array(levels * axes);
    for (let level = 0; level < levels; level++) {
      if (!space.isFanout[level]) continue;
      lattice.dimensions.forEach((d, axis) => {
        const factor = batch.factors[level * mapspace.shape.dimensions + d];
        spatial[level * axes + axis] = lattice.position(axis, factor);
      });
    }
    plan.load(batch.keeps.slice(), spatial);
    const [energyPj, cycles, outermostAccesses] = [batch.energyPj[0], batch.cycles[0], batch.outermostAccesses[0]];
    check(followMapping(space, plan, batch), { energyPj, cycles, outermostAccesses }, plan);
  }
}

function expectNoMore(followed: Figures, real: Figures): void {
  expect(followed.energyPj).toBeLessThanOrEqual(real.energyPj * (1 + 1e-12));
  expect(followed.cycles).toBeLessThanOrEqual(real.cycles);
  expect(followed.outermostAccesses).toBeLessThanOrEqual(real.outermostAccesses);
}

/** Shares of windowed outputs depend on their tiles, and only the most they can be is taken off. */
const sharesKnown = ({ mapspace }: RandomSpace) =>
  mapspace.problem.dataspaces.every(
    ({ readWrite, ranks }) => !readWrite || ranks.every((rank) => rank.length === 1 && rank[0].coefficient === 1),
  );

test('where no neighbour passes words on, following a mapping gives its energy', () => {
  let exact = 0;
  const spaces = randomSpaces({ plain: true, maxOperations: 4000 }).filter(sharesKnown);
  fc.assert(
    fc.property(spaces, (space) =>
      compare(space, (followed, real, plan) => {
        expectNoMore(followed, real);
        const simple = plan.space.projections.every((projection) => projection.simple);
        if (plan.passesOn || !simple) return;
        exact++;
        expect(Math.abs(followed.energyPj - real.energyPj)).toBeLessThanOrEqual(1e-12 * real.energyPj);
        // The evaluator's quotients may be a hair above a whole number.
        expect([real.cycles, real.cycles - 1]).toContain(followed.cycles);
        expect(followed.outermostAccesses).toBe(real.outermostAccesses);
      }),
    ),
    { numRuns: 600, seed: 1 },
  );
  expect(exact).toBeGreaterThan(1000);
});

test.each([
  ['with networks, leakage and rules', randomSpaces({ maxOperations: 1000 })],
  ['where neighbours pass on inputs', fc.oneof(windowSpaces(), planeSpaces())],
  ['with wires and components', randomSpaces({ maxOperations: 1000, richNetworks: true })],
])('%s it gives no more than its energy', (_, spaces) => {
  fc.assert(
    fc.property(spaces, (space) => compare(space, expectNoMore)),
    { numRuns: 600, seed: 2 },
  );
});
