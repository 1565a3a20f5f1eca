import { test } from 'vitest';
import { expectLeast } from '../test/expect-least.ts';

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

test('a word that is not passed on may come for nothing, with a block that is read anyway', () =>
  expectLeast({ architecture, problem, costs }, 'edp', 1e6));
