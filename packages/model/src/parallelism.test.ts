import { loadSpecification } from '@loopwright/spec';
import { expect, test } from 'vitest';
import { compileEvaluator } from './evaluator.ts';

const files = (units: number) => `
architecture:
  version: 0.4
  nodes:
  - !Component {name: DRAM, class: DRAM, attributes: {datawidth: 8, width: 8}, constraints: {utilization: {min: 0.5}}}
  - !Container {name: Lane, spatial: {meshX: 4}}
  - !Component {name: MAC, class: intmac}
problem:
  version: 0.4
  shape: {name: copy, dimensions: [X], data_spaces: [{name: A, projection: [[[X]]]}, {name: Z, projection: [[[X]]], read_write: True}]}
  instance: {X: 4}
mapping:
- {target: DRAM, type: temporal, factors: [X=${4 / units}]}
- {target: Lane, type: spatial, factors: [X=${units}]}
`;

test.each([
  [1, { valid: false, reason: 'parallelism', needed: 1, capacity: 2 }],
  [2, { valid: true }],
])('%i of 4 units against a utilization of one half', (units, expected) => {
  const { specification } = loadSpecification([{ file: 'design.yaml', text: files(units) }]);
  const { problem, architecture, constraints, mapping } = specification;
  const free = { energyPj: {}, areaUm2: 0 };
  const costs = { levels: architecture.levels.map(() => free), compute: free };
  const evaluator = compileEvaluator(problem, architecture, costs, constraints.reuse, constraints.minParallelism);
  expect(evaluator.analyse(mapping!.mapping)).toMatchObject(expected);
});
