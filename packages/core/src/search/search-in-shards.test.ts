import fc from 'fast-check';
import { expect, test } from 'vitest';
import { costed, specification } from '../../fixtures/two-levels.ts';
import type { Plugin } from '../plugin.ts';
import { PluginManager } from '../plugin-manager.ts';
import { prepareDesign } from '../prepare-design.ts';
import { prepareSearch } from '../prepare-search.ts';
import type { PreparedSearch } from '../prepared-search.ts';
import { runShards } from './run-shards.ts';
import type { SearchControl, SearchOutcome } from './search.ts';
import { searchHere } from './search-here.ts';
import { searchInShards } from './search-in-shards.ts';
import { LocalLink } from './shard-link.ts';
import type { ShardOutcome } from './shard-report.ts';

const host = { nowSeconds: () => 0, pause: async () => {}, interrupted: false };

/** Draws mappings, and knows a bound that the shards do not share. */
const drawing: Plugin = {
  name: 'drawing',
  setup: ({ registerMapper }) =>
    registerMapper({
      name: 'drawing',
      description: 'of a test',
      start: ({ mapspace, random, shard }) => {
        const digits = mapspace.genome();
        return {
          done: false,
          bound: 1 / (shard + 1),
          ask(batch, most) {
            for (let candidate = 0; candidate < most; candidate++) {
              mapspace.sample(random, digits);
              mapspace.decode(digits, batch, candidate);
            }
            return most;
          },
          tell() {},
        };
      },
    }),
};

async function prepared(seed: number): Promise<PreparedSearch> {
  const plugins = new PluginManager();
  for (const plugin of [costed, drawing]) await plugins.use(plugin);
  const question = { mapper: 'drawing', objective: ['edp', 'pareto'], seed } as const;
  return prepareSearch(prepareDesign(plugins, specification), specification, question);
}

/** An executor that prepares the search for each shard anew, runs them one after the other, and copies all that goes to and fro. */
async function searchAway(control: SearchControl, seed: number, order: readonly number[]): Promise<SearchOutcome> {
  const link = new LocalLink(host);
  return searchInShards(await prepared(seed), control, order.length, link, async (shards, onReport) => {
    const outcomes: ShardOutcome[] = [];
    for (const index of order) {
      const sent = { host, link, onReport: (report: object) => onReport(structuredClone(report) as never) };
      outcomes.push(...(await runShards(await prepared(seed), [structuredClone(shards[index])], sent)));
    }
    return structuredClone(outcomes);
  });
}

test('the answer is the same whoever runs the shards, and in whatever order', async () => {
  const orders = fc.integer({ min: 2, max: 6 }).chain((shards) => {
    const all = Array.from({ length: shards }, (_, shard) => shard);
    return fc.shuffledSubarray(all, { minLength: shards });
  });
  await fc.assert(
    fc.asyncProperty(orders, fc.nat(99), fc.integer({ min: 1, max: 400 }), async (order, seed, evaluations) => {
      const control = { limits: { evaluations }, host, onStep: () => {} };
      const here = await searchHere(await prepared(seed), control, order.length);
      expect(here).toMatchObject({ evaluated: evaluations, shards: order.length, bound: 1 / order.length });
      expect(await searchAway(control, seed, order)).toEqual(here);
    }),
    { numRuns: 10 },
  );
});

test('a shard that fails stops the others, and its error is thrown', async () => {
  const link = new LocalLink(host);
  const running = searchInShards(
    await prepared(1),
    { limits: {}, host, onStep: () => {} },
    2,
    link,
    async (shards, onReport) => {
      const [first, ...others] = shards;
      const failing = runShards(await prepared(1), [first], {
        host,
        link,
        onReport: () => {
          throw new RangeError('no room');
        },
      });
      return (await Promise.all([failing, runShards(await prepared(1), others, { host, link, onReport })])).flat();
    },
  );
  await expect(running).rejects.toThrow('no room');
  expect(link.stopped).toBe(true);
});
