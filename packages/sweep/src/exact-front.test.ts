import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { smallStudy, sweep } from '../fixtures/small-study.ts';

const parameters = 'parameters: {Buffer.depth: [16, 256], PE.meshX: 1..4:x2}\n';

/** The front by parameters, and what it costs. */
async function frontOf(text: string, sampler: string, options = {}) {
  const { front, points, ...result } = await sweep(smallStudy(`${text}sampler: ${sampler}\n`), options);
  const best = front.map((index) => points.find((point) => point.index === index)!);
  return { front: best.map(({ index, totals }) => ({ index, totals })), points, ...result };
}

describe('the exact front is that of the full grid', () => {
  test.each([
    ['edp, area', ''],
    ['energy, cycles, area', ''],
    ['energy', ''],
    ['cycles, area', 'constraints: {maxAreaUm2: 40000}\n'],
    ['ed2p, area', 'where: Buffer.depth >= 16 * PE.meshX\n'],
    ['edp, power', 'derive: {PE.meshY: PE.meshX}\n'],
    ['power, area', ''],
    ['cycles, power', ''],
    ['edp, area', 'constraints: {maxPowerW: 0.2}\n'],
    ['edp, area', 'constraints: {maxCycles: 60}\n'],
  ])('%s %s', async (objectives, more) => {
    const text = `${parameters}objectives: [${objectives}]\n${more}`;
    const [exact, grid] = [await frontOf(text, 'exact'), await frontOf(text, 'grid')];
    expect(exact.front).toEqual(grid.front);
    expect(exact).toMatchObject({ proven: true, whyUnproven: null });
    expect(exact.points.length).toBe(grid.points.length);
    expect(grid.search.dropped).toBe(0);
  });

  test('of any small study, on any number of threads', async () => {
    const draws = fc.record({
      depths: fc.uniqueArray(fc.constantFrom(8, 16, 48, 128, 1024, 8192), { minLength: 1, maxLength: 3 }),
      meshes: fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 3 }),
      objectives: fc.subarray(['energy', 'cycles', 'edp', 'ed2p', 'power', 'area'], { minLength: 1 }),
      threads: fc.integer({ min: 1, max: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(draws, async ({ depths, meshes, objectives, threads }) => {
        const text = `parameters: {Buffer.depth: [${depths}], PE.meshX: [${meshes}]}\nobjectives: [${objectives}]\n`;
        const exact = await frontOf(text, 'exact', { searchesAtOnce: threads });
        expect(exact.front).toEqual((await frontOf(text, 'grid')).front);
        expect(exact.proven).toBe(true);
      }),
      { numRuns: 5 },
    );
  });
});

test.each([
  ['[edp, area]', '{Buffer.depth: [64, 65536]}', 1],
  ['[cycles]', '{PE.meshX: [4, 1]}', 0],
])(
  'by %s one of %s is left after %i of 2 layers, and it is said which beats it',
  async (objectives, varied, searched) => {
    const { points, search, front } = await frontOf(`parameters: ${varied}\nobjectives: ${objectives}\n`, 'exact');
    const dropped = { by: 0, searched, of: 2 };
    expect(points).toMatchObject([
      { state: 'done', dropped: null },
      { state: 'dropped', dropped, proven: true, totals: null },
    ]);
    expect(search).toMatchObject({ done: 1, dropped: 1, unsearched: 1 - searched });
    expect(front.map(({ index }) => index)).toEqual([0]);
  },
);

test('power is bounded when every layer is mapped once: before the network is', async () => {
  const { points, search } = await frontOf(`${parameters}objectives: [power, area]\n`, 'exact');
  const left = points.flatMap(({ dropped }) => dropped ?? []);
  expect(left).toEqual(Array(4).fill({ by: 0, searched: 2, of: 2 }));
  const held = await frontOf(`${parameters}objectives: [edp]\nconstraints: {maxPowerW: 0.1}\n`, 'exact');
  expect(held.points.map(({ reason }) => reason)).toContainEqual(
    expect.stringMatching(/^the best mapping takes no less than 0\.\d+ W, and 0\.1 are the most$/),
  );
  expect(held.search.searches).toBeLessThanOrEqual(search.searches);
});

test('what a bound says is true of what is found', async () => {
  const { points } = await frontOf(`${parameters}objectives: [energy, cycles, edp, ed2p, power, area]\n`, 'grid');
  for (const { totals, bounds } of points) {
    for (const [name, value] of Object.entries(totals!)) expect(bounds[name]).toBeLessThanOrEqual(value * (1 + 1e-12));
  }
});

test('searches without proof leave the front unproven', async () => {
  const options = { mapper: 'random', limits: { evaluations: 200 } };
  const { proven, whyUnproven, front } = await frontOf(`${parameters}objectives: [edp, area]\n`, 'exact', options);
  expect(front.length).toBeGreaterThan(0);
  expect(proven).toBe(false);
  expect(whyUnproven).toContain('not every mapping is proven to be the optimum');
});
