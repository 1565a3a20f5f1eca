import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CandidateBatch, PrunedSampler, Random } from '@loopwright/core';
import { buildMapspace, compile, PluginManager } from '@loopwright/core/engine';
import { costModelContract, smallCases } from '@loopwright/testkit/contracts';
import { describe, expect, test } from 'vitest';
import { costLearned, crossValidate, cycleFeatures, foldsOf, outsideOf, predict, type Sample, train } from './index.ts';

/** Runs that take twice what is modelled, and more where their second feature is large. */
function samplesOf(count: number, seed = 5): Sample[] {
  const random = new Random(seed);
  const draw = () => random.nextUint32() / 2 ** 32;
  return Array.from({ length: count }, (_, index) => {
    const features = cycleFeatures.map(() => 4 + 4 * draw());
    const modelled = Math.round(Math.exp(features[0]));
    return { features, modelled, measured: modelled * 2 * Math.exp(0.3 * (features[1] - 6)), group: `g${index % 3}` };
  });
}

const options = { trainedOn: 'drawn runs', penalties: [0.01, 1, 100] };
const model = train(samplesOf(60), options);

costModelContract(() => costLearned({ model }), { kind: 'replaces' });

describe('training', () => {
  test('finds the law that runs were made by', () => {
    for (const { features, modelled, measured } of samplesOf(30, 6)) {
      expect((modelled * predict(model, features)) / measured).toBeCloseTo(1, 1);
    }
    expect(model.penalty).toBe(0.01);
    expect(model.crossValidation.meanError).toBeLessThan(0.02);
  });

  test('gives the same model for the same seed, and tries runs that it has not seen', () => {
    expect(train(samplesOf(60), options)).toEqual(model);
    const samples = samplesOf(30);
    const noise = samples.map((sample, index) => ({ ...sample, measured: sample.modelled * (index % 2 ? 3 : 1) }));
    const { meanError } = crossValidate(noise, foldsOf(noise), 1);
    const seen = train(noise, options);
    const own = noise.map(({ features, modelled, measured }) =>
      Math.abs((modelled * predict(seen, features)) / measured - 1),
    );
    expect(meanError).toBeGreaterThan(own.reduce((sum, error) => sum + error, 0) / own.length);
  });

  test('folds are even, or leave whole groups out', () => {
    const samples = samplesOf(30);
    expect([...foldsOf(samples)].sort()).toEqual(Array.from({ length: 30 }, (_, index) => Math.floor(index / 6)));
    const byGroup = foldsOf(samples, { byGroup: true });
    expect(byGroup.slice(0, 6)).toEqual([0, 1, 2, 0, 1, 2]);
  });

  test('too few runs are told', () => {
    expect(() => train(samplesOf(4), options)).toThrow('4 measured runs are too few for 5 folds');
  });
});

describe('beyond what was measured', () => {
  const inside = samplesOf(1)[0].features;
  const outside = inside.map((value, feature) => (feature === 1 ? 40 : value));

  test('the distance is told, and the factor stays within those that were measured', () => {
    expect(outsideOf(model, inside)).toBe(0);
    const { most, deviation } = model.features[1];
    expect(outsideOf(model, outside)).toBeCloseTo((40 - most) / deviation, 12);
    expect(predict(model, outside)).toBe(Math.exp(model.most));
  });

  test('mappings are marked by the metric extrapolation', async () => {
    const plugins = new PluginManager();
    await plugins.use(costLearned({ model }));
    const { specification, costs } = smallCases[1];
    const { evaluate } = compile({ plugins, specification }, costs, { reuse: specification.constraints.reuse });
    const mapspace = buildMapspace(specification.problem, specification.architecture, specification.constraints);
    const batch = new CandidateBatch(mapspace.shape, 1);
    const sampler = new PrunedSampler(mapspace, { visits: 1 });
    const random = new Random(3);
    do {
      sampler.next(random, batch, 0);
      evaluate(batch, 0);
    } while (batch.rejection[0]);
    const metric = plugins.addedMetrics.find(({ name }) => name === 'extrapolation')!;
    expect(metric.value(batch, 0, { specification, costs })).toBeGreaterThan(0);
  });
});

test('the package has its factory as default, so that configurations can name it', async () => {
  expect((await import('./index.ts')).default).toBe(costLearned);
});

test('a model is read from its file, and one that is none is told', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cost-learned-'));
  try {
    const file = join(folder, 'model.json');
    writeFileSync(file, JSON.stringify(model));
    await new PluginManager().use(costLearned({ file }));
    writeFileSync(file, JSON.stringify({ ...model, intercept: 'two' }));
    await expect(new PluginManager().use(costLearned({ file }))).rejects.toThrow(
      /model\.json is no learned model: intercept/,
    );
    const missing = costLearned({ file: join(folder, 'none.json') });
    await expect(new PluginManager().use(missing)).rejects.toThrow(/the learned model cannot be read/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
