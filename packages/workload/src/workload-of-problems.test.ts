import { expect, test } from 'vitest';
import { distinctOperations } from './distinct-operations.ts';
import { workloadOfProblems } from './workload-of-problems.ts';

const gemm = (name: string, M: number) => ({
  file: `layers/${name}.yaml`,
  text: `problem: {version: 0.4, shape: gemm_ABZ, instance: {M: ${M}, N: 4, K: 8}}`,
});

test('files of problems are operations by the names of their files', () => {
  const { workload, warnings } = workloadOfProblems([gemm('q', 2), gemm('k', 2), gemm('out', 3)], 'block');
  expect(warnings).toEqual([]);
  expect(workload.operations.map(({ name }) => name)).toEqual(['q', 'k', 'out']);
  expect(distinctOperations(workload).map(({ count }) => count)).toEqual([2, 1]);
  expect(workload.tensors[0]).toEqual({ name: 'q.A', words: 16, isConstant: false });
});

test('a file may list several Einsums, each by its own name', () => {
  const einsum = (name: string) => `
  - shape: {name: ${name}, dimensions: [X], data_spaces: [{name: A, projection: [[[X]]], read_write: true}]}
    instance: {X: 4}`;
  const { workload } = workloadOfProblems([
    { file: 'two.yaml', text: `problem:${einsum('first')}${einsum('second')}\n` },
  ]);
  expect(workload.operations.map(({ name }) => name)).toEqual(['first', 'second']);
});

test('two of one name, and a file without a problem, have their places', () => {
  expect(() => workloadOfProblems([gemm('q', 2), gemm('q', 3)])).toThrow('layers/q.yaml:1:1: error duplicate-name');
  expect(() => workloadOfProblems([{ file: 'a.yaml', text: 'mapping: []' }])).toThrow(
    'a.yaml:1:1: error missing-section',
  );
});
