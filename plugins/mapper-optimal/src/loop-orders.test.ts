import { findMapping, PluginManager, prepareDesign, prepareSearch } from '@loopwright/core/engine';
import { energyTables } from '@loopwright/energy-tables';
import { loadSpecification } from '@loopwright/spec';
import { expect, test } from 'vitest';
import { exhaustiveScore } from '../test/random-space.ts';
import { mapperOptimal } from './mapper-optimal.ts';

/**
 * Row-stationary: filter rows across the array, so that an input that P brings to one register is passed on to the next. K moves
 * no input, and would come first where no neighbour helps; here it breaks the passing on unless it lies outside P.
 */
const architecture = `architecture:
  nodes:
  - !Component {name: Buffer, class: SRAM, attributes: {datawidth: 8, width: 8, depth: 4096}}
  - !Container {name: PE, spatial: {meshX: 3}}
  - !Component {name: Register, class: regfile, attributes: {datawidth: 8, width: 8, depth: 1}}
  - !Component {name: MAC, class: intmac}
constraints:
  targets:
  - {target: PE, type: spatial, factors: [K=1, P=1]}
  - {target: Register, type: temporal, factors: [K=1, R=1, P=1]}
  - {target: Register, type: dataspace, keep: [Inputs], bypass: [Weights, Outputs]}
`;

const problem = `problem:
  shape:
    dimensions: [K, R, P]
    data_spaces:
    - {name: Weights, projection: [[[K]], [[R]]]}
    - {name: Inputs, projection: [[[P], [R]]]}
    - {name: Outputs, projection: [[[K]], [[P]]], read_write: True}
  instance: {K: 2, R: 3, P: 16}
`;

const costs = `component,action,energy_pj
Buffer,read,64
Buffer,write,0
Register,read,0.25
Register,write,0.25
MAC,compute,1
`;

const host = { nowSeconds: () => 0, pause: async () => {}, interrupted: false };

test('all orders are walked while neighbours may pass words on', async () => {
  const { specification } = loadSpecification([
    { file: 'arch.yaml', text: architecture },
    { file: 'problem.yaml', text: problem },
    { file: 'costs.csv', text: costs },
  ]);
  const plugins = new PluginManager();
  for (const plugin of [energyTables(), mapperOptimal({ warmStart: 0 })]) await plugins.use(plugin);
  const settings = { mapper: 'optimal', objective: ['energy' as const], seed: 1, limits: {} };
  const design = prepareDesign(plugins, specification);
  const { mapspace, model } = await prepareSearch(design, specification, settings);
  const { costs: prices, evaluate } = model;
  const least = exhaustiveScore({ mapspace, costs: prices, evaluate, metric: 'energy', warmStart: 0 }, 1000);
  const { outcome } = await findMapping(design, specification, settings, host);
  expect(outcome).toMatchObject({ optimal: true, bestScore: least });
});
