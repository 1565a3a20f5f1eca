import { loadDesign } from '@loopwright/spec';
import { expect, test } from 'vitest';
import { costed, standing } from '../fixtures/two-levels.ts';
import { checkSpecification } from './check.ts';
import type { CostSheet } from './cost-sheet.ts';
import type { Plugin } from './plugin.ts';
import { PluginManager } from './plugin-manager.ts';
import { prepareDesign } from './prepare-design.ts';
import { evaluateMapping, findMapping } from './run.ts';

const loaded = loadDesign([
  {
    file: 'arch.yaml',
    text: `architecture:
  nodes:
  - !Component {name: DRAM, class: DRAM}
  - !Component {name: MAC, class: intmac}
`,
  },
]);

/** A layer of M points with its mapping. */
function layer(M: number) {
  const text = `problem:
  shape: {dimensions: [M], data_spaces: [{name: Z, projection: [[[M]]], read_write: true}]}
  instance: {M: ${M}}
mapping: [{target: DRAM, type: temporal, factors: [M=${M}]}]
`;
  return loaded.bind([{ file: `layer-${M}.yaml`, text }]).specification;
}

/** A prepared design, and the sheets that its plugins were asked to fill. */
async function prepared(...others: readonly Plugin[]) {
  const sheets: CostSheet[] = [];
  const watcher: Plugin = {
    name: 'watcher',
    setup: ({ hooks }) => hooks.costs.tap((sheet) => void sheets.push(sheet)),
  };
  const plugins = new PluginManager();
  for (const plugin of [costed, standing, watcher, ...others]) await plugins.use(plugin);
  return { design: prepareDesign(plugins, loaded.design), sheets };
}

const settings = { mapper: 'standing', objective: ['energy'], limits: { evaluations: 5 }, seed: 1 } as const;
const host = { nowSeconds: () => 0, pause: async () => {}, interrupted: false };

test('costs are asked once, whatever is run on a design, and however much of it at a time', async () => {
  const { design, sheets } = await prepared();
  const runs = [2, 3, 4].map((M) => evaluateMapping(design, layer(M)));
  expect((await Promise.all(runs)).map(({ evaluation }) => evaluation.valid && evaluation.compute.computes)).toEqual([
    2, 3, 4,
  ]);
  await findMapping(design, layer(5), settings, host);
  await checkSpecification(design, layer(6));
  expect((await design.costLedger()).problems()).toEqual([]);
  expect(sheets).toHaveLength(1);
  expect(sheets[0].design).toEqual(loaded.design);
});

test('a plugin that changes the problem alone leaves the costs', async () => {
  const renaming: Plugin = {
    name: 'renaming',
    setup: ({ hooks }) =>
      hooks.specLoad.tap((loaded) => ({ ...loaded, problem: { ...loaded.problem, name: 'renamed' } })),
  };
  const { design, sheets } = await prepared(renaming);
  const { specification } = await evaluateMapping(design, layer(2));
  expect(specification.problem.name).toBe('renamed');
  await evaluateMapping(design, layer(3));
  expect(sheets).toHaveLength(1);
});

test('a plugin that changes the design has its own costed, and no other run', async () => {
  const widening: Plugin = {
    name: 'widening',
    setup: ({ hooks }) =>
      hooks.specLoad.tap((loaded) => {
        if (loaded.problem.dimensions[0].bound < 4) return undefined;
        return { ...loaded, energyTables: [{ component: 'MAC', energyPj: { compute: 7 } }] };
      }),
  };
  const { design, sheets } = await prepared(widening);
  for (const M of [4, 2, 3, 5]) await evaluateMapping(design, layer(M));
  expect(sheets.map((sheet) => sheet.design.energyTables.length)).toEqual([1, 0, 1]);
});
