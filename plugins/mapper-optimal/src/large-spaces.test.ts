import { type MapperContext, Objective, Random } from '@loopwright/core';
import { findMapping, PluginManager, prepareDesign, prepareSearch } from '@loopwright/core/engine';
import { energyTables } from '@loopwright/energy-tables';
import { loadSpecification, type Specification } from '@loopwright/spec';
import { expect, test } from 'vitest';
import { mapperOptimal } from './mapper-optimal.ts';
import { listSpatialChoices } from './plans/spatial-choices.ts';
import { describeSpace } from './space/space.ts';
import { whyUnproven } from './why-unproven.ts';

interface Size {
  readonly tensors: number;
  readonly dimensions: number;
  readonly memories: number;
  readonly bound: number;
  readonly copies?: number;
}

function designOf({ tensors, dimensions, memories, bound, copies = 1 }: Size): Specification {
  const names = Array.from({ length: dimensions }, (_, d) => `D${d}`);
  const spaces = Array.from({ length: tensors }, (_, t) => {
    const write = t === tensors - 1 ? ', read_write: true' : '';
    return `{name: T${t}, projection: [[[D${t % dimensions}]]]${write}}`;
  });
  const problem = `problem: {shape: {dimensions: [${names}], data_spaces: [${spaces}]}, instance: {${names.map((n) => `${n}: ${bound}`)}}}`;
  const nodes = Array.from({ length: memories }, (_, m) => `  - !Component {name: M${m}, class: DRAM}\n`);
  const rest = `  - !Container {name: PE, spatial: {meshX: ${copies}}}\n  - !Component {name: MAC, class: mac}\n`;
  const rows = Array.from({ length: memories }, (_, m) => `M${m},read,${100 - m}\nM${m},write,${100 - m}\n`);
  return loadSpecification([
    { file: 'arch.yaml', text: `architecture:\n  nodes:\n${nodes.join('')}${rest}` },
    { file: 'problem.yaml', text: problem },
    { file: 'costs.csv', text: `component,action,energy_pj\n${rows.join('')}MAC,compute,1\n` },
  ]).specification;
}

async function pluginsOf(): Promise<PluginManager> {
  const plugins = new PluginManager();
  await plugins.use(energyTables());
  await plugins.use(mapperOptimal());
  return plugins;
}

async function contextOf(specification: Specification): Promise<MapperContext> {
  const { mapspace, model, ...rest } = await prepareSearch(
    prepareDesign(await pluginsOf(), specification),
    specification,
    {
      mapper: 'optimal',
      objective: ['edp'],
      seed: 1,
    },
  );
  const shard = { shard: 0, shards: 1, incumbent: () => Infinity };
  const { costs, evaluate } = model;
  return {
    ...rest,
    ...shard,
    mapspace,
    costs,
    evaluate,
    tappedBy: [],
    addedToBy: [],
    objective: new Objective(['edp']),
    random: new Random(1),
  };
}

test.each<[string, Size]>([
  ['too many ways to keep a tensor', { tensors: 64, dimensions: 7, memories: 40, bound: 2 }],
  ['tiles may have too many shapes', { tensors: 3, dimensions: 16, memories: 4, bound: 4 }],
  [
    'a bound has very many divisors',
    { tensors: 3, dimensions: 1, memories: 2, bound: 2 * 3 * 5 * 7 * 11 * 13 * 17 * 19 * 23 * 29 * 31 * 37 },
  ],
])('%s: nothing is proven, and a limit holds all the same', async (why, size) => {
  const specification = designOf(size);
  expect(whyUnproven(await contextOf(specification))).toBe(why);
  const host = { nowSeconds: () => performance.now() / 1000, pause: async () => {}, interrupted: false };
  const settings = { mapper: 'optimal', objective: ['edp' as const], seed: 1, limits: { evaluations: 300 } };
  const design = prepareDesign(await pluginsOf(), specification);
  const { outcome } = await findMapping(design, specification, settings, host);
  expect(outcome).toMatchObject({ stopped: 'evaluations', evaluated: 300, optimal: false, whyUnproven: why });
  expect(outcome.bound).toBeGreaterThan(0);
  expect(outcome.bound).toBeLessThanOrEqual(outcome.bestScore);
});

test('a design whose spatial factors are too many to list', async () => {
  const { mapspace, costs } = await contextOf(
    designOf({ tensors: 3, dimensions: 5, memories: 2, bound: 12, copies: 144 }),
  );
  const space = describeSpace(mapspace, costs);
  const { count } = listSpatialChoices(space)!;
  expect(listSpatialChoices(space, count)?.count).toBe(count);
  expect(listSpatialChoices(space, count - 1)).toBeUndefined();
});
