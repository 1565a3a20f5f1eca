import { expect, test } from 'vitest';
import { expectLeast } from '../test/expect-least.ts';

/**
 * Six children along `P + 2 R`, three by two, whose registers let inputs through: what children ask for that no neighbour serves is
 * scaled up to all of them.
 *
 * Where a register steps over two of `P`, children lie at 0, 2, 2, 4, 4, 6: four different words. Nothing that is left to do moves them, so
 * no neighbour serves and nothing is scaled. Where the two of `P` come outside, children lie at 0, 1, 2, 2, 3, 4, and steps of three reach
 * from one to another: more than four words are read, as those left share fewer. So no stride alone tells what is least.
 */
const architecture = `architecture:
  nodes:
  - !Component {name: Buffer, class: SRAM, attributes: {datawidth: 8, width: 8, depth: 4096}}
  - !Container {name: PE, spatial: {meshX: 6}}
  - !Component {name: Register, class: regfile, attributes: {datawidth: 8, width: 8, depth: 64}}
  - !Component {name: MAC, class: intmac}
constraints:
  targets:
  - {target: PE, type: spatial, factors: [K=1, R=2, P=3]}
  - {target: Register, type: dataspace, keep: [Weights, Outputs], bypass: [Inputs]}
`;

const problem = `problem:
  shape:
    dimensions: [K, R, P]
    coefficients:
    - {name: dilation, default: 1}
    data_spaces:
    - {name: Weights, projection: [[[K]], [[R]]]}
    - {name: Inputs, projection: [[[P], [R, dilation]]]}
    - {name: Outputs, projection: [[[K]], [[P]]], read_write: True}
  instance: {K: 4, R: 2, P: 6, dilation: 2}
`;

const costs = `component,action,energy_pj
Buffer,read,1
Buffer,write,0
Buffer,update,0
Register,read,0
Register,write,0
Register,update,0
MAC,compute,1
`;

test('strides that no step reaches across leave all children to be read for, and these may share more', async () => {
  const computes = 4 * 2 * 6;
  const inputs = 4 * 2 * 4; // of K and P in time, four words each
  const weights = 4 * 2; // each once, for all of P
  expect(await expectLeast({ architecture, problem, costs }, 'energy', 1e5)).toBe(computes + inputs + weights);
});
