import { loadSpecification } from '@loopwright/spec';
import { expect, test } from 'vitest';
import type { ExecuteSearch } from '../executor.ts';
import type { SearchStrategy } from '../mapper.ts';
import type { Plugin } from '../plugin.ts';
import { PluginManager } from '../plugin-manager.ts';
import { prepareDesign } from '../prepare-design.ts';
import { findMapping } from '../run.ts';
import { explainUnproven } from './proof-claim.ts';
import type { SearchLimits, SearchOutcome } from './search.ts';
import { searchHere } from './search-here.ts';

const { specification } = loadSpecification([
  {
    file: 'design.yaml',
    text: `architecture:
  nodes:
  - !Component {name: DRAM, class: DRAM}
  - !Component {name: MAC, class: intmac}
problem:
  shape: {dimensions: [M], data_spaces: [{name: Z, projection: [[[M]]], read_write: true}]}
  instance: {M: 4}
`,
  },
]);

/** The one mapping takes 4 cycles. */
const cycles = 4;
const host = { nowSeconds: () => 0, pause: async () => {}, interrupted: false };

type Claims = Partial<SearchStrategy>;

/** A search whose mapper tries the mapping again and again; each shard makes its claims. */
async function searchWith(claims: Claims | readonly Claims[], limits: SearchLimits = {}): Promise<SearchOutcome> {
  const shards = [claims].flat();
  const plugin: Plugin = {
    name: 'claims',
    setup(api) {
      api.hooks.costs.tap((sheet) => {
        const claim = {
          priority: 1,
          energyPj: { read: 1, write: 1, update: 1, compute: 1 },
          areaUm2: 0,
          source: 'a test',
        };
        for (const asked of sheet.components) sheet.claim(asked, claim);
      });
      api.registerMapper({
        name: 'claiming',
        description: 'knows better',
        start: ({ mapspace, shard }) => {
          let asked = 0;
          return {
            get done() {
              return asked > 2;
            },
            ask(batch) {
              asked++;
              mapspace.decode(mapspace.genome(), batch, 0);
              return 1;
            },
            tell() {},
            ...shards[shard],
          };
        },
      });
    },
  };
  const plugins = new PluginManager();
  await plugins.use(plugin);
  const settings = { mapper: 'claiming', objective: ['delay' as const], seed: 1, limits };
  const execute: ExecuteSearch = (prepared, control) => searchHere(prepared, control, shards.length);
  return (await findMapping(prepareDesign(plugins, specification), specification, settings, host, execute)).outcome;
}

test('a bound above what a mapping costs is an error that names the mapping', async () => {
  await expect(searchWith({ bound: cycles + 1 })).rejects.toMatchObject({
    name: 'BrokenBoundError',
    message:
      'mapper claiming: its proof is wrong, nothing that it claims holds: delay should not be below 5, and is 4 (mapping DRAM M=4)',
  });
});

test.each([0, cycles - 1, cycles, cycles * (1 + 1e-12)])('a bound of %d holds', async (bound) => {
  expect(await searchWith({ bound })).toMatchObject({ bestScore: cycles, optimal: bound >= cycles });
});

test('the bound of a shard is that of its own mappings, the least of all shards is that of the search', async () => {
  expect(await searchWith([{ bound: cycles + 1 }, { bound: cycles }])).toMatchObject({ bound: cycles, optimal: true });
  await expect(searchWith([{ bound: cycles + 1 }, { bound: cycles + 2 }])).rejects.toThrow(
    'delay should not be below 5, and is 4',
  );
});

test('what is not proven has its reason', async () => {
  const why = async (claims: Claims | readonly Claims[], limits: SearchLimits = {}) =>
    (await searchWith(claims, limits)).whyUnproven;
  expect(await why({ bound: cycles })).toBeNull();
  expect(await why({})).toBeNull();
  expect(await why({}, { evaluations: 1 })).toBeNull();
  expect(await why({ bound: 1 }, { evaluations: 1 })).toBe('stopped before the proof ended');
  expect(await why({ whyUnproven: 'too dark' })).toBe('too dark');
  expect(await why([{ bound: cycles }, { whyUnproven: 'too dark' }])).toBe('too dark');
});

test('what every shard has proven of a part of the mapspace is proven of that part', async () => {
  const explained = async (...parts: readonly (readonly string[])[]) =>
    explainUnproven(await searchWith(parts.map((provenParts) => ({ whyUnproven: 'too dark', provenParts }))));
  expect(await explained(['day', 'dusk'])).toBe('too dark; proven: none with dusk is better');
  expect(await explained(['day', 'dusk'], ['day'])).toBe('too dark; proven: none with day is better');
  expect(await explained(['day'], [])).toBe('too dark');
});
