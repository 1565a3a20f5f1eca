import { findMapping, PluginManager, prepareDesign, prepareSearch } from '@loopwright/core/engine';
import { energyTables } from '@loopwright/energy-tables';
import { loadSpecification } from '@loopwright/spec';
import { expect, test } from 'vitest';
import { exhaustiveScore } from '../test/random-space.ts';
import { mapperOptimal } from './mapper-optimal.ts';

/** Registers may pass on inputs, and the buffer reads four words at a time. */
const architecture = `architecture:
  nodes:
  - !Component {name: Buffer, class: SRAM, attributes: {datawidth: 8, width: 32, depth: 4096}}
  - !Container {name: PE, spatial: {meshX: 4}}
  - !Component {name: Register, class: regfile, attributes: {datawidth: 8, width: 8, depth: 10}}
  - !Component {name: MAC, class: intmac}
constraints:
  targets:
  - {target: Register, type: dataspace, keep: [Weights, Inputs, Outputs]}
`;

const problem = `problem:
  shape:
    dimensions: [K, R, P, C]
    data_spaces:
    - {name: Weights, projection: [[[K]], [[R]], [[C]]]}
    - {name: Inputs, projection: [[[P], [R]], [[C]]]}
    - {name: Outputs, projection: [[[K]], [[P]]], read_write: True}
  instance: {K: 6, R: 2, P: 6, C: 3}
`;

const costs = `component,action,energy_pj
Buffer,read,1
Buffer,write,0
Buffer,update,0
Register,read,0.25
Register,write,0.25
Register,update,0
MAC,compute,1
`;

const host = { nowSeconds: () => 0, pause: async () => {}, interrupted: false };

test('a word that is not passed on may come for nothing, with a block that is read anyway', async () => {
  const { specification } = loadSpecification([
    { file: 'arch.yaml', text: architecture },
    { file: 'problem.yaml', text: problem },
    { file: 'costs.csv', text: costs },
  ]);
  const plugins = new PluginManager();
  for (const plugin of [energyTables(), mapperOptimal({ warmStart: 0 })]) await plugins.use(plugin);
  const settings = { mapper: 'optimal', objective: ['edp' as const], seed: 1, limits: {} };
  const design = prepareDesign(plugins, specification);
  const { mapspace, model } = await prepareSearch(design, specification, settings);
  const { costs: prices, evaluate } = model;
  const least = exhaustiveScore({ mapspace, costs: prices, evaluate, metric: 'edp', warmStart: 0 }, 1e6);
  const { outcome } = await findMapping(design, specification, settings, host);
  expect(outcome).toMatchObject({ optimal: true, bestScore: least });
});
