import { describe, expect, test } from 'vitest';
import { designNames, sparseDesign } from './designs.ts';
import { type GrowthSeries, growthSeries } from './tasks/cost-growth.ts';
import { tasks } from './tasks/index.ts';
import { viewVariants } from './tasks/live-view.ts';
import { tapVariants } from './tasks/tap-overhead.ts';

const options = { rounds: 1, roundSeconds: 1e-3, poolSize: 64, seed: 1, evaluations: 1000 };

describe('every task measures something', { timeout: 120_000 }, () => {
  test.each(designNames)('%s', async (design) => {
    const speed = await tasks.designSpeed(design, options);
    expect(speed.valid.perCpuSecond).toBeGreaterThan(0);
    expect(speed.sampled.perCpuSecond).toBeGreaterThan(0);
    expect((await tasks.imperfectSpeed(design, options)).valid.perCpuSecond).toBeGreaterThan(0);
    expect((await tasks.spatiallyImperfectSpeed(design, options)).valid.perCpuSecond).toBeGreaterThan(0);
    const { reference, evaluated } = await tasks.referenceRatio(design, options);
    expect(evaluated.perCpuSecond).toBeGreaterThan(reference.perCpuSecond);
  });

  test(sparseDesign, async () => {
    expect((await tasks.designSpeed(sparseDesign, options)).valid.perCpuSecond).toBeGreaterThan(0);
  });

  test.each(tapVariants)('%s', async (variant) => {
    expect((await tasks.tapOverhead(variant, options)).perCpuSecond).toBeGreaterThan(0);
  });

  test.each(viewVariants)('%s', async (variant) => {
    expect((await tasks.liveView(variant, options)).perCpuSecond).toBeGreaterThan(0);
  });

  test.each(Object.keys(growthSeries) as GrowthSeries[])('growth with %s', (series) => {
    const times = Object.values(tasks.costGrowth(series, options));
    expect(times).toHaveLength(5);
    for (const time of times) expect(time).toBeGreaterThan(0);
  });

  test('memory', async () => {
    expect(await tasks.memoryGrowth('grid-256', options)).toMatchObject({ evaluations: 1000 });
  });
});
