import { computesOf, type LoadedWorkload, SpecError } from '@loopwright/core';
import { describe, expect, test } from 'vitest';
import { type ModelText, type NodeText, onnxModel } from '../test/onnx-writer.ts';
import { importModel } from './import-model.ts';

const load = (model: ModelText, sizes = {}): LoadedWorkload => importModel('net.onnx', onnxModel(model), sizes);

/** Bounds of every operation that a model comes to, those of 1 left out. */
function nests(model: ModelText, sizes = {}): string[] {
  return load(model, sizes).workload.operations.map(({ problem, count }) => {
    const bounds = problem.dimensions.filter(({ bound }) => bound > 1).map(({ name, bound }) => `${name}=${bound}`);
    const inputs = problem.dataspaces.find(({ name, readWrite }) =>
      problem.name.startsWith('trans') ? readWrite : name === 'Inputs',
    )!;
    const steps = inputs.ranks.filter((rank) => rank.length > 1);
    const windows = steps.map((rank) => rank.map(({ coefficient }) => coefficient).join('+'));
    return [...(count > 1 ? [`${count} x`] : []), ...bounds, ...windows.filter((window) => window !== '1+1')].join(' ');
  });
}

function messageOf(model: ModelText | Uint8Array, sizes = {}): string {
  try {
    importModel('net.onnx', model instanceof Uint8Array ? model : onnxModel(model), sizes);
  } catch (error) {
    if (error instanceof SpecError) return error.message;
    throw error;
  }
  throw new Error('it can be read');
}

const one = (
  node: Omit<NodeText, 'out'>,
  inputs: ModelText['inputs'],
  weights: ModelText['weights'] = {},
): ModelText => ({
  inputs,
  weights,
  nodes: [{ ...node, out: ['y'] }],
});
const conv = (attributes: NodeText['attributes'], x: readonly number[], w: readonly number[]) =>
  one({ op: 'Conv', in: ['x', 'w'], attributes: attributes! }, { x }, { w });

describe('convolutions', () => {
  test.each<[string, ModelText, string]>([
    ['padded', conv({ pads: [1, 1, 1, 1] }, [2, 3, 8, 10], [4, 3, 3, 3]), 'C=3 M=4 R=3 S=3 N=2 P=10 Q=8'],
    ['padded more behind', conv({ pads: [0, 1, 2, 3] }, [1, 3, 8, 8], [4, 3, 3, 3]), 'C=3 M=4 R=3 S=3 P=10 Q=8'],
    ['width is P and R', conv({ strides: [2, 1] }, [1, 3, 9, 12], [4, 3, 3, 5]), 'C=3 M=4 R=5 S=3 P=8 Q=4 1+2'],
    [
      'SAME',
      conv({ auto_pad: 'SAME_UPPER', strides: [2, 2] }, [1, 3, 9, 9], [4, 3, 3, 3]),
      'C=3 M=4 R=3 S=3 P=5 Q=5 1+2 1+2',
    ],
    ['VALID', conv({ auto_pad: 'VALID' }, [1, 3, 9, 9], [4, 3, 3, 3]), 'C=3 M=4 R=3 S=3 P=7 Q=7'],
    ['dilated', conv({ dilations: [2, 2] }, [1, 3, 9, 9], [4, 3, 3, 3]), 'C=3 M=4 R=3 S=3 P=5 Q=5 2+1 2+1'],
    ['grouped', conv({ group: 2 }, [1, 4, 5, 5], [6, 2, 1, 1]), 'C=2 M=3 P=5 Q=5 G=2'],
    ['depthwise', conv({ group: 4, pads: [1, 1, 1, 1] }, [1, 4, 5, 5], [4, 1, 3, 3]), 'R=3 S=3 P=5 Q=5 G=4'],
    ['of one axis', conv({ strides: [2] }, [1, 4, 11], [6, 4, 3]), 'C=4 M=6 R=3 P=5 1+2'],
    ['of three axes', conv({}, [1, 4, 5, 6, 7], [6, 4, 2, 3, 4]), 'C=4 M=6 R=4 S=3 T=2 P=4 Q=4 Z=4'],
  ])('%s', (_, model, expected) => {
    expect(nests(model)).toEqual([expected]);
  });

  test('transposed: the filter is put at every point of the input', () => {
    const node = { op: 'ConvTranspose', in: ['x', 'w'], attributes: { strides: [2, 2] } };
    expect(nests(one(node, { x: [1, 8, 5, 6] }, { w: [8, 4, 3, 3] }))).toEqual(['C=8 M=4 R=3 S=3 P=6 Q=5 1+2 1+2']);
    expect(nests(one(node, { x: [1, 8, 5, 6] }, { w: [8, 4, 2, 2] }))).toEqual(['C=8 M=16 P=6 Q=5']);
  });

  test('with quantized tensors', () => {
    const names = ['x', 'xs', 'xz', 'w', 'ws', 'wz', 'ys', 'yz'];
    const scalars = Object.fromEntries(names.filter((name) => name.length > 1).map((name) => [name, []]));
    const model = one({ op: 'QLinearConv', in: names }, { x: [1, 3, 8, 8] }, { ...scalars, w: [4, 3, 3, 3] });
    expect(nests(model)).toEqual(['C=3 M=4 R=3 S=3 P=6 Q=6']);
  });
});

describe('products', () => {
  const product = (op: string, a: readonly number[], b: readonly number[], attributes: NodeText['attributes'] = {}) =>
    one({ op, in: ['a', 'b'], attributes }, { a, b });
  test.each<[string, ModelText, string]>([
    ['rows are positions', product('MatMul', [5, 6], [6, 7]), 'C=6 M=7 P=5'],
    ['batches of one operand', product('MatMul', [2, 5, 6], [6, 7]), 'C=6 M=7 N=2 P=5'],
    ['batches of both are groups', product('MatMul', [2, 3, 5, 6], [2, 3, 6, 7]), 'C=6 M=7 P=5 G=6'],
    ['one head for many queries', product('MatMul', [2, 3, 5, 6], [2, 1, 6, 7]), 'C=6 M=7 N=3 P=5 G=2'],
    ['many matrices of one row', product('MatMul', [6], [3, 6, 7]), 'C=6 M=21'],
    ['turned', product('Gemm', [6, 5], [7, 6], { transA: 1, transB: 1 }), 'C=6 M=7 P=5'],
    ['scores', product('Einsum', [2, 5, 3, 6], [2, 7, 3, 6], { equation: 'bqhd,bkhd->bhqk' }), 'C=6 M=7 P=5 G=6'],
    ['dots', product('Einsum', [2, 3, 5, 6], [6, 7], { equation: '...ij,jk->...ik' }), 'C=6 M=7 N=6 P=5'],
  ])('%s', (_, model, expected) => {
    expect(nests(model)).toEqual([expected]);
  });

  test('the operand that is constant is the weights', () => {
    const model = one({ op: 'MatMul', in: ['w', 'x'] }, { x: [6, 7] }, { w: [5, 6] });
    const [operation] = load(model).workload.operations;
    expect(operation.operands.map(({ tensor }) => tensor)).toEqual(['w', 'x', 'y']);
    expect(nests(model)).toEqual(['C=6 M=5 P=7']);
  });

  test('recurrent layers: all inputs at once, the state step by step', () => {
    const node = { op: 'LSTM', in: ['x', 'w', 'r'], attributes: { hidden_size: 4, direction: 'bidirectional' } };
    const model = one(node, { x: [10, 2, 3] }, { w: [2, 16, 3], r: [2, 16, 4] });
    expect(nests(model)).toEqual(['2 x C=3 M=16 P=20', '20 x C=4 M=16 P=2']);
  });

  test('an einsum that is no product is listed', () => {
    const model: ModelText = {
      inputs: { a: [3, 4], b: [4, 5] },
      nodes: [
        { op: 'MatMul', in: ['a', 'b'], out: ['y'] },
        { op: 'Einsum', in: ['a'], out: ['z'], attributes: { equation: 'ij->i' } },
      ],
    };
    expect(load(model).workload.notCosted).toMatchObject([{ name: 'node_z', kind: 'Einsum', words: 15 }]);
  });
});

describe('shapes', () => {
  /** As exporters flatten: the shape is computed from that of a tensor. */
  const flattened: ModelText = {
    inputs: { x: ['batch', 3, 4, 'seq'] },
    weights: { w: [48, 10] },
    integers: { zero: [0], rest: [-1] },
    nodes: [
      { op: 'Shape', in: ['x'], out: ['shape'] },
      { op: 'Gather', in: ['shape', 'zero'], out: ['first'] },
      { op: 'Concat', in: ['first', 'rest'], out: ['target'], attributes: { axis: 0 } },
      { op: 'Relu', in: ['x'], out: ['positive'] },
      { op: 'Reshape', in: ['positive', 'target'], out: ['flat'] },
      { op: 'MatMul', in: ['flat', 'w'], out: ['y'] },
    ],
  };

  test('are computed from sizes that a user gives', () => {
    const { workload, warnings } = load(flattened, { batch: 2, seq: 4 });
    expect(nests(flattened, { batch: 2, seq: 4 })).toEqual(['C=48 M=10 P=2']);
    expect(warnings).toEqual([]);
    // What shapes alone decide does not run.
    expect(workload.notCosted).toMatchObject([
      { name: 'node_positive', kind: 'Relu', operations: 96, words: 192, inputs: ['x'], outputs: ['positive'] },
      { name: 'node_flat', kind: 'Reshape', operations: 0, words: 0 },
    ]);
  });

  test('sizes are named by input and axis too, and are arithmetic', () => {
    expect(nests(flattened, { 'x.0': 5, seq: 4 })).toEqual(['C=48 M=10 P=5']);
    const model = one({ op: 'MatMul', in: ['a', 'w'] }, { a: ['past + now', 6] }, { w: [6, 7] });
    expect(nests(model, { past: 3, now: 1 })).toEqual(['C=6 M=7 P=4']);
    const fixed = one({ op: 'MatMul', in: ['a', 'w'] }, { a: [1, 6] }, { w: [6, 7] });
    expect(nests(fixed, { 'a.0': 9 })).toEqual(['C=6 M=7 P=9']);
  });

  test('of weights are known without their data', () => {
    const model: ModelText = {
      inputs: { x: [1, 3, 8, 8] },
      integers: { shape: [4, 3, 3, 3] },
      nodes: [
        { op: 'ConstantOfShape', in: ['shape'], out: ['w'] },
        { op: 'Conv', in: ['x', 'w'], out: ['y'] },
      ],
    };
    const { workload } = load(model);
    expect(workload.tensors.find(({ name }) => name === 'w')).toMatchObject({ words: 108, isConstant: true });
    expect(workload.notCosted).toEqual([]);
  });
});

describe('graphs within graphs', () => {
  const linear = {
    name: 'Linear',
    domain: 'own',
    in: ['x', 'w'],
    out: ['y'],
    nodes: [
      { op: 'Transpose', in: ['w'], out: ['t'], attributes: { perm: [1, 0] } },
      { op: 'MatMul', in: ['x', 't'], out: ['s'] },
      { op: 'Flatten', in: ['s'], out: ['y'], attributes: { axis: { ref: 'at' } } },
    ],
  };
  const call = (out: string, input: string): NodeText => ({
    op: 'Linear',
    domain: 'own',
    in: [input, 'w'],
    out: [out],
    attributes: { at: 2 },
  });

  test('functions stand for their nodes', () => {
    const model: ModelText = {
      inputs: { x: [2, 3, 6] },
      weights: { w: [6, 6] },
      functions: [linear],
      nodes: [call('a', 'x'), { op: 'MatMul', in: ['a', 'w'], out: ['b'] }],
    };
    expect(nests(model)).toEqual(['C=6 M=6 N=2 P=3', 'C=6 M=6 P=6']);
    expect(load(model).workload.operations.map(({ name }) => name)).toEqual(['node_a/node_s', 'node_b']);
  });

  test('functions that call themselves end in a message', () => {
    const endless = { ...linear, nodes: [call('y', 'x')] };
    const model: ModelText = {
      inputs: { x: [2, 6] },
      weights: { w: [6, 6] },
      functions: [endless],
      nodes: [call('a', 'x')],
    };
    expect(messageOf(model)).toContain('without end');
  });

  const branch = (columns: string) => ({ graph: [{ op: 'MatMul', in: ['x', columns], out: ['p'] }], output: 'p' });
  const choice = (condition: string, integers: ModelText['integers']): ModelText => ({
    inputs: { x: [5, 6], c: [] },
    weights: { few: [6, 2], many: [6, 20] },
    integers: integers!,
    nodes: [
      {
        op: 'If',
        in: [condition],
        out: ['y'],
        attributes: { then_branch: branch('few'), else_branch: branch('many') },
      },
    ],
  });

  test('a branch that constants decide is taken', () => {
    expect(nests(choice('k', { k: [1] }))).toEqual(['C=6 M=2 P=5']);
    expect(nests(choice('k', { k: [0] }))).toEqual(['C=6 M=20 P=5']);
  });

  test('one that data decide is a message', () => {
    expect(messageOf(choice('c', {}))).toMatchSnapshot();
  });
});

describe('messages', () => {
  const gemm = one({ op: 'MatMul', in: ['a', 'w'] }, { a: ['rows', 6] }, { w: [6, 7] });
  const sound = onnxModel(one({ op: 'MatMul', in: ['a', 'w'] }, { a: [5, 6] }, { w: [6, 7] }));
  test.each<[string, ModelText | Uint8Array, object]>([
    ['a size that is open', gemm, {}],
    ['a size that the model does not have', gemm, { rows: 3, cols: 4 }],
    ['matrices that do not fit', one({ op: 'MatMul', in: ['a', 'w'] }, { a: [5, 6] }, { w: [8, 7] }), {}],
    ['channels that do not fit', conv({}, [1, 4, 5, 5], [6, 3, 1, 1]), {}],
    ['groups that do not divide', conv({ group: 2 }, [1, 6, 5, 5], [5, 3, 1, 1]), {}],
    ['a filter that is too large', conv({}, [1, 3, 2, 2], [6, 3, 3, 3]), {}],
    ['a stride of 0', conv({ strides: [0, 1] }, [1, 3, 9, 9], [6, 3, 3, 3]), {}],
    ['four axes', conv({}, [1, 3, 5, 5, 5, 5], [6, 3, 1, 1, 1, 1]), {}],
    ['a value that nobody makes', one({ op: 'MatMul', in: ['a', 'b'] }, { a: [5, 6] }), {}],
    ['nothing to map', one({ op: 'Relu', in: ['a'] }, { a: [5, 6] }), {}],
    ['points beyond counting', one({ op: 'MatMul', in: ['a', 'b'] }, { a: [1e9, 6], b: [6, 1e9] }), {}],
    ['a file that is cut', sound.subarray(0, 60), {}],
    ['a text', new TextEncoder().encode('architecture: {version: 0.4}'), {}],
    ['an empty file', new Uint8Array(0), {}],
  ])('%s', (_, model, sizes) => {
    expect(messageOf(model, sizes)).toMatchSnapshot();
  });

  test('an operator that nobody knows is listed, with a warning', () => {
    const model: ModelText = {
      inputs: { a: [5, 6], b: [6, 7] },
      nodes: [
        { op: 'MatMul', in: ['a', 'b'], out: ['y'] },
        { op: 'Magic', domain: 'own', in: ['y'], out: ['z'] },
      ],
    };
    const { workload, warnings } = load(model);
    expect(workload.notCosted).toMatchObject([{ kind: 'Magic', operations: null, words: null }]);
    expect(warnings.map(({ message }) => message)).toMatchSnapshot();
    expect(computesOf(workload.operations[0].problem)).toBe(5 * 6 * 7);
  });
});
