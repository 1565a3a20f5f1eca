import type { Operation } from '@loopwright/workload';
import { convolution } from '@loopwright/workload';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mapNetwork } from './map-network.ts';
import type { GlanceAtOperation, OperationCost, SearchOperation } from './operation-cost.ts';

interface Cost {
  readonly energyPj: number;
  readonly cycles: number;
}

/** Operations with a few mappings each: [operation][mapping]. */
interface Instance {
  readonly counts: readonly number[];
  readonly mappings: readonly (readonly Cost[])[];
}

const cost = fc.record({ energyPj: fc.integer({ min: 1, max: 60 }), cycles: fc.integer({ min: 1, max: 60 }) });
const instances: fc.Arbitrary<Instance> = fc.integer({ min: 1, max: 4 }).chain((operations) =>
  fc.record({
    counts: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: operations, maxLength: operations }),
    mappings: fc.array(fc.array(cost, { minLength: 1, maxLength: 5 }), {
      minLength: operations,
      maxLength: operations,
    }),
  }),
);

function operationsOf({ counts }: Instance): Operation[] {
  return counts.map((count, index) => {
    const axes = [{ positions: index + 1, filter: 1, stride: 1, dilation: 1 }];
    const problem = convolution({
      batch: 1,
      groups: 1,
      inputChannels: 1,
      outputChannels: 1,
      axes,
      isTransposed: false,
    });
    return { name: `op${index}`, kind: 'layer', problem, count, operands: [] };
  });
}

function scoreOf(objective: string, { energyPj, cycles }: Cost): number {
  const weight = /^energy\+(.*)\*delay$/.exec(objective)?.[1];
  if (weight !== undefined) return energyPj + Number(weight) * cycles;
  const scores: Record<string, number> = {
    energy: energyPj,
    delay: cycles,
    edp: energyPj * cycles,
    ed2p: energyPj * cycles ** 2,
  };
  return scores[objective]!;
}

/** Finds the best of all; `slack` of its score is left unproven. */
function exhaustive({ mappings }: Instance, slack = 0, searched: string[] = []): SearchOperation<Cost> {
  return async ({ name }, objective) => {
    searched.push(`${name} ${objective}`);
    const found = mappings[Number(name.slice(2))]!.map(
      (each): OperationCost<Cost> => ({ ...each, score: scoreOf(objective, each), bound: 0, result: each }),
    );
    const best = found.reduce((least, each) => (each.score < least.score ? each : least));
    return { ...best, bound: best.score * (1 - slack) };
  };
}

/** Knows a share of the least cost of each operation: none, some or all of it. */
function knowing({ mappings }: Instance, share: number): GlanceAtOperation {
  return async ({ name }, objective) => {
    const scores = mappings[Number(name.slice(2))]!.map((each) => scoreOf(objective, each));
    return share * Math.min(...scores);
  };
}

const shares = fc.oneof(fc.constantFrom(0, 1, 1 - 1e-12, 1 - 1e-9), fc.double({ min: 0.01, max: 1, noNaN: true }));

/** All choices of one mapping per operation. */
function allTotals({ counts, mappings }: Instance): Cost[] {
  return mappings.reduce<Cost[]>(
    (sums, own, index) =>
      sums.flatMap(({ energyPj, cycles }) =>
        own.map((each) => ({
          energyPj: energyPj + counts[index]! * each.energyPj,
          cycles: cycles + counts[index]! * each.cycles,
        })),
      ),
    [{ energyPj: 0, cycles: 0 }],
  );
}

describe.each(['edp', 'ed2p', 'energy', 'delay', 'energy+1.5*delay'])('%s', (objective) => {
  const least = (instance: Instance) => Math.min(...allTotals(instance).map((total) => scoreOf(objective, total)));

  test('is the least over all choices, proven, whatever is known at a glance', async () => {
    await fc.assert(
      fc.asyncProperty(instances, shares, async (instance, share) => {
        const { totals } = await mapNetwork({ operations: operationsOf(instance) }, exhaustive(instance), {
          objective: [objective],
          glance: knowing(instance, share),
        });
        expect(totals!.score).toBeCloseTo(least(instance), 6);
        expect(totals!.isOptimal).toBe(true);
        expect(scoreOf(objective, totals!)).toBeCloseTo(totals!.score, 6);
      }),
    );
  });

  test('has a bound that holds where searches prove less than they find', async () => {
    await fc.assert(
      fc.asyncProperty(instances, shares, async (instance, share) => {
        const { totals } = await mapNetwork({ operations: operationsOf(instance) }, exhaustive(instance, 0.1), {
          objective: [objective],
          glance: knowing(instance, 0.9 * share),
        });
        expect(totals!.bound).toBeLessThanOrEqual(least(instance) * (1 + 1e-12));
        expect(totals!.bound).toBeGreaterThan(0);
        expect(totals!.isOptimal).toBe(false);
      }),
    );
  });
});

test('a layer that is optimal for itself may not be for the network', async () => {
  // By itself the second is best at (4, 4); beside 100 cycles of the first, energy counts more.
  const instance: Instance = {
    counts: [1, 1],
    mappings: [
      [{ energyPj: 1, cycles: 100 }],
      [
        { energyPj: 4, cycles: 4 },
        { energyPj: 2, cycles: 9 },
      ],
    ],
  };
  const { totals } = await mapNetwork({ operations: operationsOf(instance) }, exhaustive(instance), {
    objective: ['edp'],
  });
  expect(totals).toMatchObject({ energyPj: 3, cycles: 109, score: 327, isOptimal: true });
  expect(totals!.layerByLayer).toEqual({ energyPj: 5, cycles: 104, score: 520 });
});

test('an operation whose curve is known between two weights is not searched again', async () => {
  const [one, two] = [
    { energyPj: 9, cycles: 1 },
    { energyPj: 1, cycles: 9 },
  ];
  const instance: Instance = {
    counts: [1, 1],
    mappings: [[{ energyPj: 3, cycles: 3 }], [one, two, { energyPj: 4, cycles: 4 }]],
  };
  const searched: string[] = [];
  await mapNetwork({ operations: operationsOf(instance) }, exhaustive(instance, 0, searched), { objective: ['edp'] });
  expect(searched.filter((each) => each.startsWith('op0'))).toEqual(['op0 edp', 'op0 energy', 'op0 delay']);
  expect(searched.filter((each) => each.startsWith('op1')).length).toBeGreaterThan(3);
});

test('ends that are known at a glance are not searched', async () => {
  const instance: Instance = {
    counts: [1, 2],
    mappings: [
      [{ energyPj: 3, cycles: 3 }],
      [
        { energyPj: 9, cycles: 1 },
        { energyPj: 4, cycles: 4 },
        { energyPj: 1, cycles: 9 },
      ],
    ],
  };
  const searched: string[] = [];
  const { totals } = await mapNetwork({ operations: operationsOf(instance) }, exhaustive(instance, 0, searched), {
    objective: ['edp'],
    glance: knowing(instance, 0.9),
  });
  expect(totals!.isOptimal).toBe(true);
  expect(searched.filter((each) => / (energy|delay)$/.test(each))).toEqual([]);
});

test('where searches end before the first weight, what is known stays, unproven', async () => {
  const one = [{ energyPj: 2, cycles: 3 }];
  const instance: Instance = { counts: [1, 1], mappings: [one, one] };
  const search = exhaustive(instance);
  const { totals } = await mapNetwork<Cost>(
    { operations: operationsOf(instance) },
    async (operation, objective) => (objective === 'edp' ? search(operation, objective) : null),
    { objective: ['edp'] },
  );
  expect(totals).toMatchObject({ score: 24, isOptimal: false });
});

test.each([0, 0.1])('one operation by itself is searched once, proven or not: %d of it is left open', async (slack) => {
  const instance: Instance = { counts: [3], mappings: [[{ energyPj: 2, cycles: 3 }]] };
  const searched: string[] = [];
  const { totals } = await mapNetwork({ operations: operationsOf(instance) }, exhaustive(instance, slack, searched), {
    objective: ['ed2p'],
    glance: knowing(instance, 0.5),
  });
  expect(searched).toEqual(['op0 ed2p']);
  expect(totals).toMatchObject({ score: 6 * 9 ** 2, isOptimal: slack === 0 });
  expect(totals!.bound).toBeCloseTo(6 * 9 ** 2 * (1 - slack), 6);
});

test('searches that prove nothing are asked for no more weights than those that prove all', async () => {
  const weights = async (instance: Instance, slack: number) => {
    const searched: string[] = [];
    const search = exhaustive(instance, slack, searched);
    const { totals } = await mapNetwork({ operations: operationsOf(instance) }, search, { objective: ['edp'] });
    return { score: totals!.score, weights: new Set(searched.map((each) => each.split(' ')[1])) };
  };
  await fc.assert(
    fc.asyncProperty(instances, fc.constantFrom(0.1, 1), async (instance, slack) => {
      const [unproven, proven] = [await weights(instance, slack), await weights(instance, 0)];
      expect(unproven.score).toBeCloseTo(proven.score, 6);
      if (instance.counts.length > 1) expect(unproven.weights.size).toBeLessThanOrEqual(proven.weights.size + 1);
    }),
  );
});

test('who has heard enough of what is proven gets what there is', async () => {
  const [one, two] = [
    { energyPj: 9, cycles: 1 },
    { energyPj: 1, cycles: 9 },
  ];
  const both = [one, two, { energyPj: 4, cycles: 4 }];
  const instance: Instance = { counts: [1, 2, 1], mappings: [both, both, [one]] };
  const map = async (isEnough: (bound: number) => boolean) => {
    const searched: string[] = [];
    const search = exhaustive(instance, 0, searched);
    const settings = { objective: ['edp'], glance: knowing(instance, 0.5), isEnough };
    const { totals } = await mapNetwork({ operations: operationsOf(instance) }, search, settings);
    return { totals: totals!, searches: searched.length };
  };
  const heard: number[] = [];
  const whole = await map((bound) => heard.push(bound) < 0);
  expect(heard).toEqual([...heard].sort((a, b) => a - b));
  expect(heard.at(-1)).toBe(whole.totals.bound);
  const part = await map((bound) => bound >= heard[0]!);
  expect(part.searches).toBe(3);
  expect(whole.searches).toBeGreaterThan(3);
  expect(part.totals).toMatchObject({ bound: heard[0], isOptimal: false });
});

describe('within so many cycles', () => {
  test('the energy is the least, or its bound is below it', async () => {
    await fc.assert(
      fc.asyncProperty(instances, fc.integer({ min: 1, max: 400 }), async (instance, maxCycles) => {
        const settings = { objective: ['energy'], maxCycles };
        const { totals } = await mapNetwork({ operations: operationsOf(instance) }, exhaustive(instance), settings);
        const inTime = allTotals(instance).filter(({ cycles }) => cycles <= maxCycles);
        if (inTime.length === 0) {
          expect(totals).toBeNull();
          return;
        }
        const least = Math.min(...inTime.map(({ energyPj }) => energyPj));
        expect(totals!.cycles).toBeLessThanOrEqual(maxCycles);
        expect(totals!.energyPj).toBeGreaterThanOrEqual(least);
        expect(totals!.bound).toBeLessThanOrEqual(least * (1 + 1e-12));
        if (totals!.isOptimal) expect(totals!.energyPj).toBeCloseTo(least, 9);
      }),
    );
  });
});

test('without a mapping of every operation there are no totals', async () => {
  const instance: Instance = { counts: [1, 1], mappings: [[{ energyPj: 1, cycles: 1 }], [{ energyPj: 1, cycles: 1 }]] };
  const search = exhaustive(instance);
  const { totals, choices } = await mapNetwork<Cost>(
    { operations: operationsOf(instance) },
    async (operation, objective) => (operation.name === 'op1' ? null : search(operation, objective)),
    { objective: ['edp'] },
  );
  expect(totals).toBeNull();
  expect(choices.map((choice) => choice !== null)).toEqual([true, false]);
});
