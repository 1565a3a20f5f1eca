import { test } from 'vitest';
import { expectLeast } from '../test/expect-least.ts';

/**
 * A row of children, two words apart along `Q + S`, so that steps of `S` reach none of them. Where `P` goes on by one and `R` goes
 * back by one, the tile stays in place along `P + R` while `S` starts again: it moves back by two words, to the next child.
 */
const architecture = `architecture:
  nodes:
  - !Component {name: Buffer, class: SRAM, attributes: {datawidth: 8, width: 8, depth: 4096}}
  - !Container {name: PE, spatial: {meshX: 4}}
  - !Component {name: Register, class: regfile, attributes: {datawidth: 8, width: 8, depth: 1}}
  - !Component {name: MAC, class: intmac}
constraints:
  targets:
  - {target: PE, type: spatial, factors: [Q=4, S=1, P=1, R=1]}
  - {target: Register, type: temporal, factors: [Q=1, S=1, P=1, R=1]}
  - {target: Register, type: dataspace, keep: [Inputs], bypass: [Weights, Outputs]}
  - {target: Buffer, type: temporal, permutation: SRPQ}
`;

const problem = `problem:
  shape:
    dimensions: [P, R, Q, S]
    coefficients:
    - {name: stride, default: 1}
    data_spaces:
    - {name: Weights, projection: [[[R]], [[S]]]}
    - {name: Inputs, projection: [[[P], [R]], [[Q, stride], [S]]]}
    - {name: Outputs, projection: [[[P]], [[Q]]], read_write: True}
  instance: {P: 2, R: 2, Q: 4, S: 3, stride: 2}
`;

const costs = `component,action,energy_pj
Buffer,read,64
Buffer,write,0
Buffer,update,0
Register,read,0.25
Register,write,0.25
MAC,compute,1
`;

test('neighbours serve a step that leaves the tile in place along one rank and starts the other one again', () =>
  expectLeast({ architecture, problem, costs }, 'energy', 1000));
