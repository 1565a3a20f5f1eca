import { loadDesign, type Problem } from '@loopwright/spec';
import { expect, test } from 'vitest';
import { operationKey } from './operation-key.ts';
import { problemSource } from './problem-source.ts';
import { withoutPlaces } from './without-places.ts';

const design = loadDesign([
  {
    file: 'arch.yaml',
    text: 'architecture: {nodes: [!Component {name: DRAM, class: DRAM}, !Component {name: MAC, class: intmac}]}\n',
  },
]);

const problem: Problem = {
  name: 'sparse',
  dimensions: [{ name: 'M', bound: 4 }],
  dataspaces: [
    {
      name: 'A',
      readWrite: false,
      ranks: [[{ dimension: 0, coefficient: 1 }]],
      density: { distribution: 'hypergeometric', density: 0.25, parameters: {} },
    },
    { name: 'Z', readWrite: true, ranks: [[{ dimension: 0, coefficient: 1 }]] },
  ],
};

test('densities are read again as they were', () => {
  const { specification } = design.bind([problemSource(problem, 'layer.yaml')]);
  expect(withoutPlaces(specification.problem)).toEqual(problem);
});

test('problems that differ in densities alone are searched apart', () => {
  const [{ density: _, ...dense }, ...others] = problem.dataspaces;
  const keys = [problem, { ...problem, dataspaces: [dense, ...others] }].map((problem) =>
    operationKey({ problem, operands: [] }),
  );
  expect(new Set(keys).size).toBe(2);
});
