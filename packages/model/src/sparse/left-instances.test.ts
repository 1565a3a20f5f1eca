import { loadSpecification } from '@loopwright/spec';
import { expect, test } from 'vitest';
import { compileEvaluator } from '../evaluator.ts';

const memory = 'attributes: {datawidth: 8, width: 8, depth: 64}';
const arch = `
architecture:
  version: 0.4
  nodes:
  - !Component
    name: DRAM
    class: DRAM
    attributes: {datawidth: 8, width: 8, metadata_datawidth: 8, metadata_storage_width: 8}
    sparse_optimizations:
      representation_format:
        data_spaces: [{name: A, ranks: [{format: CP}]}]
      action_optimization:
      - {type: skipping_spatial, target: B, condition_on: [A]}
      - {type: skipping_spatial, target: Z, condition_on: [A]}
  - !Container {name: PE, spatial: {meshX: 2}}
  - !Component {name: Outer, class: SRAM, ${memory}, constraints: {dataspace: {bypass: [A]}}}
  - !Component {name: Inner, class: SRAM, ${memory}, constraints: {dataspace: {bypass: [A]}}}
  - !Component {name: MAC, class: intmac}
`;
const problem = `
problem:
  version: 0.4
  shape:
    name: dot
    dimensions: [K]
    data_spaces:
    - {name: A, projection: [[[K]]]}
    - {name: B, projection: [[[K]]]}
    - {name: Z, projection: [], read_write: True}
  instance: {K: 2, densities: {A: {distribution: fixed_structured, density: 0.5}}}
`;
const mapping = `
mapping:
- {target: DRAM, type: temporal, factors: [K=1]}
- {target: PE, type: spatial, factors: [K=2], split: 1}
- {target: Outer, type: dataspace, keep: [B, Z], bypass: [A]}
- {target: Outer, type: temporal, factors: [K=1]}
- {target: Inner, type: dataspace, keep: [B, Z], bypass: [A]}
- {target: Inner, type: temporal, factors: [K=1]}
`;

test('of instances that are left out at several levels the last one stays', () => {
  const sources = [
    { file: 'arch.yaml', text: arch },
    { file: 'problem.yaml', text: problem },
    { file: 'mapping.yaml', text: mapping },
  ];
  const specification = loadSpecification(sources).specification;
  const costs = { energyPj: { read: 1, write: 1, update: 1, compute: 1 }, areaUm2: 0 };
  const evaluation = compileEvaluator(specification.problem, specification.architecture, {
    levels: specification.architecture.levels.map(() => costs),
    compute: costs,
  }).analyse(specification.mapping!.mapping);
  expect(evaluation).toMatchObject({
    valid: true,
    energyPj: expect.closeTo(11, 9),
    compute: { utilizedInstances: 1, computes: 1, sparse: { utilizedInstances: 0.5 } },
  });
});
