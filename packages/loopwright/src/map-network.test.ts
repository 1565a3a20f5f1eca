import { expect, test } from 'vitest';
import { mapNetwork, type ResultJson, type ResultStore } from './index.ts';

const network = {
  file: 'pair.yaml',
  text: 'workload: {name: pair, dims: {rows: 2}, operations: [{name: one, P: rows, C: 4, M: 8}, {name: two, C: 8, M: 4, repeat: 3}]}\n',
};
const inputs = ['grid-256', network];

/** Results in memory. */
class MemoryStore implements ResultStore {
  readonly results = new Map<string, ResultJson>();

  async get(key: string) {
    return this.results.get(key);
  }

  async put(result: ResultJson & { readonly key: string }) {
    this.results.set(result.key, result);
  }
}

test('a network is mapped with its proof, and comes from the store the second time', async () => {
  const store = new MemoryStore();
  const { search, ...found } = await mapNetwork(inputs, { store });
  expect(found.totals).toMatchObject({ computes: 2 * 32 + 3 * 32, optimal: true });
  expect(found.layers.map(({ name, count, optimal }) => ({ name, count, optimal }))).toEqual([
    { name: 'one', count: 1, optimal: true },
    { name: 'two', count: 3, optimal: true },
  ]);
  expect(search).toMatchObject({ mapper: 'optimal', objective: ['edp'], distinct: 2, stored: 0 });
  expect(store.results.size).toBeGreaterThanOrEqual(search.searches);
  const { search: again, ...same } = await mapNetwork(inputs, { store });
  expect(again).toMatchObject({ searches: 0, stored: search.searches });
  expect(same).toEqual(found);
});

test('sizes and a deadline are taken', async () => {
  const { layers, totals } = await mapNetwork(inputs, { sizes: { rows: 4 }, maxCycles: 1e6 });
  expect(layers[0]!.bounds).toMatchObject({ P: 4 });
  expect(totals!.cycles).toBeLessThanOrEqual(1e6);
  expect((await mapNetwork(inputs, { maxCycles: 1 })).totals).toBeNull();
});

test('a signal ends it', async () => {
  const mapper = { mapper: 'random-pruned', limits: { seconds: 600 }, signal: AbortSignal.timeout(20) };
  const { totals } = await mapNetwork(['grid-256', 'vgg16'], mapper);
  expect(totals?.optimal ?? false).toBe(false);
});

test('what is wrong is thrown', async () => {
  await expect(mapNetwork(['grid-256'])).rejects.toThrow('no plugin reads a network');
  const plugins = [{ name: 'mine', setup: () => {} }];
  await expect(mapNetwork(inputs, { plugins, store: new MemoryStore() })).rejects.toThrow(RangeError);
  const { layers } = await mapNetwork(inputs, { plugins });
  expect(layers[0]).not.toHaveProperty('key');
});
