import { test } from 'vitest';
import { expectLeast } from '../test/expect-least.ts';

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

test('all orders are walked while neighbours may pass words on', () =>
  expectLeast({ architecture, problem, costs }, 'energy', 1000));
