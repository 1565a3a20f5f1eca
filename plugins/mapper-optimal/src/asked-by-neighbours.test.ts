import { test } from 'vitest';
import { expectLeast } from '../test/expect-least.ts';

/**
 * Compute units in pairs that need the same input, `K` across each pair, and a loop in time that does not move it, `M`: after the
 * first step either one takes it from the other. Windows `P + R` across the pairs make strides decide how many of these
 * differ, and what that settles may count no more words than are asked for.
 */
const architecture = `architecture:
  nodes:
  - !Component {name: Buffer, class: SRAM, attributes: {datawidth: 8, width: 8, depth: 4096}}
  - !Container {name: Pair, spatial: {meshX: 4}}
  - !Container {name: Unit, spatial: {meshX: 2}}
  - !Component {name: MAC, class: intmac}
constraints:
  targets:
  - {target: Pair, type: spatial, factors: [K=1, M=1, P=2, R=2]}
  - {target: Unit, type: spatial, factors: [K=2, M=1, P=1, R=1], no_link_transfer: [Weights, Outputs]}
`;

const problem = `problem:
  shape:
    dimensions: [K, M, P, R]
    data_spaces:
    - {name: Weights, projection: [[[K]], [[M]], [[R]]]}
    - {name: Inputs, projection: [[[P], [R]]]}
    - {name: Outputs, projection: [[[K]], [[M]], [[P]]], read_write: True}
  instance: {K: 2, M: 6, P: 2, R: 2}
`;

const costs = `component,action,energy_pj
Buffer,read,1
Buffer,write,1
Buffer,update,1
MAC,compute,1
`;

test('compute units whose neighbours have the word ask for it once, wherever strides decide how many differ', () =>
  expectLeast({ architecture, problem, costs }, 'energy', 1000));
