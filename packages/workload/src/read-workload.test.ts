import { SpecError } from '@loopwright/spec';
import { describe, expect, test } from 'vitest';
import { computesOf, computesOfWorkload } from './computes.ts';
import { distinctOperations } from './distinct-operations.ts';
import { readWorkload } from './read-workload.ts';
import { loadedWorkloadProblems } from './workload-problems.ts';

const network = `
workload:
  name: sample
  dims: {batch: 1, seq: 128, hidden: 2 * seq}
  bits: {Weights: 8, Outputs: 24}
  operations:
  - {name: stem, N: batch, C: 3, M: 16, P: 56, Q: 56, R: 3, S: 3, stride: 2}
  - {name: depthwise, N: batch, G: 16, P: 56, Q: 56, R: 3, S: 3}
  - {name: pool, notCosted: AveragePool, operations: 16 * 56 * 56, words: 16 * 56 * 57}
  - repeat: 4
    operations:
    - {name: q, N: batch, P: seq, C: hidden, M: hidden}
    - {name: k, N: batch, P: seq, C: hidden, M: hidden, tensors: {Inputs: pool}}
    - {name: scores, einsum: 'bqd,bkd->bqk', sizes: {b: 12, q: seq, k: seq, d: 64}, tensors: {Inputs: q, Weights: k}}
  - {name: up, C: 4, M: 2, P: 8, Q: 8, R: 2, S: 2, stride: {P: 2, Q: 2}, transposed: true, repeat: 2}
`;

const read = (text: string, sizes = {}) => readWorkload({ file: 'net.yaml', text }, sizes);
const messageOf = (text: string, sizes = {}): string => {
  try {
    read(text, sizes);
  } catch (error) {
    if (error instanceof SpecError) return error.message;
    throw error;
  }
  throw new Error('it can be read');
};

describe('a network in our own form', () => {
  const { workload, warnings } = read(network);
  const byName = (name: string) => workload.operations.find((operation) => operation.name === name)!;
  const bounds = (name: string) =>
    Object.fromEntries(byName(name).problem.dimensions.map((dimension) => [dimension.name, dimension.bound]));

  test('is sound, and without warnings', () => {
    expect(warnings).toEqual([]);
    expect(loadedWorkloadProblems({ workload, warnings })).toEqual([]);
  });

  test('has its layers in order, with repeats of blocks', () => {
    const counts = workload.operations.map(({ name, count }) => [name, count]);
    expect(counts).toEqual([
      ['stem', 1],
      ['depthwise', 1],
      ['q', 4],
      ['k', 4],
      ['scores', 4],
      ['up', 2],
    ]);
    const macs =
      3 * 16 * 56 ** 2 * 9 + 16 * 56 ** 2 * 9 + 8 * 128 * 256 ** 2 + 4 * 12 * 128 ** 2 * 64 + 2 * 4 * 2 * 64 * 4;
    expect(computesOfWorkload(workload)).toBe(macs);
  });

  test('is in one convention of dimensions', () => {
    expect(bounds('stem')).toEqual({ C: 3, M: 16, R: 3, S: 3, N: 1, P: 56, Q: 56 });
    expect(bounds('depthwise')).toMatchObject({ G: 16, C: 1, M: 1 });
    expect(bounds('scores')).toEqual({ C: 64, M: 128, R: 1, S: 1, N: 1, P: 128, Q: 1, G: 12 });
  });

  test('names the tensors that pass between operations', () => {
    const tensors = (name: string) => byName(name).operands.map(({ tensor }) => tensor);
    expect(tensors('depthwise')).toEqual(['depthwise.Weights', 'stem', 'depthwise']);
    expect(tensors('q')).toEqual(['q.Weights', 'pool', 'q']);
    expect(tensors('scores')).toEqual(['k', 'q', 'scores']);
    const constants = workload.tensors.filter(({ isConstant }) => isConstant).map(({ name }) => name);
    expect(constants).toContain('q.Weights');
    expect(constants).not.toContain('k');
    expect(byName('stem').operands.map(({ bits }) => bits)).toEqual([8, undefined, 24]);
  });

  test('lists what it does not cost', () => {
    expect(workload.notCosted).toMatchObject([
      { name: 'pool', kind: 'AveragePool', count: 1, operations: 50176, words: 51072, inputs: ['depthwise'] },
    ]);
  });

  test('sizes can be given', () => {
    const { operations } = read(network, { batch: 4, seq: 64 }).workload;
    expect(computesOf(operations[0]!.problem)).toBe(4 * computesOf(byName('stem').problem));
    expect(operations[2]!.problem.dimensions[0]).toEqual({ name: 'C', bound: 128 });
  });

  test('equal operations are one to a search', () => {
    const distinct = distinctOperations(workload);
    expect(distinct.map(({ operation, count }) => [operation.name, count])).toEqual([
      ['stem', 1],
      ['depthwise', 1],
      ['q', 8],
      ['scores', 4],
      ['up', 2],
    ]);
    expect(distinct[2]!.members.map(({ name }) => name)).toEqual(['q', 'k']);
    const other = read(network.replace('Weights: 8', 'Weights: 4')).workload;
    expect(distinctOperations(other)[0]!.key).not.toBe(distinct[0]!.key);
  });
});

describe('mistakes', () => {
  const layer = (text: string) => `workload:\n  operations:\n  - {${text}}\n`;
  test.each([
    ['a key that is none', layer('name: a, c: 3'), {}],
    ['no name', layer('C: 3'), {}],
    ['a bound of 0', layer('name: a, C: 0'), {}],
    ['an einsum of one operand', layer('name: a, einsum: ij->j, sizes: {i: 1, j: 2}'), {}],
    ['an einsum that is no product', layer("name: a, einsum: 'ij,k->k', sizes: {i: 1, j: 2, k: 3}"), {}],
    ['a size that is missing', layer("name: a, einsum: 'ij,jk->ik', sizes: {i: 1, j: 2}"), {}],
    ['a tensor of no dataspace', layer('name: a, C: 3, tensors: {Input: b}'), {}],
    ['bits of no dataspace', layer('name: a, C: 3, bits: {Input: 8}'), {}],
    ['two of one name', `${layer('name: a, C: 3')}  - {name: a, C: 4}\n`, {}],
    ['an empty network', 'workload: {operations: []}\n', {}],
    ['points beyond counting', layer('name: a, C: 1e9, M: 1e9'), {}],
    ['a size that the network does not have', layer('name: a, C: 3'), { batch: 2 }],
  ])('%s', (_, text, sizes) => {
    expect(messageOf(text, sizes)).toMatchSnapshot();
  });
});
