import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { OpenSizes } from './graph/open-sizes.ts';
import { GraphWalk } from './graph/walk-graph.ts';
import { decodeModel } from './model/decode-model.ts';
import { decodeTensor } from './model/decode-tensor.ts';
import type { Model, TensorData } from './model/onnx-model.ts';
import { valueOfTensor } from './shapes/value.ts';

/** Debian's package libonnx-testdata: for each operator models, what goes in, and what comes out. */
const root = '/usr/share/libonnx-testdata/data';
const groups = ['node', 'simple', 'pytorch-operator', 'pytorch-converted'];

/** Not shapes of tensors: sequences, loops, training, and types that the files have other bits for. */
const left = /sequence|optional|_opt|_seq|loop|scan|range_.*expanded|ada|momentum|gradient|strnorm|BFLOAT16|if_seq/;

const cases = groups.flatMap((group) =>
  existsSync(join(root, group)) ? readdirSync(join(root, group)).map((name) => join(root, group, name)) : [],
);

describe.skipIf(cases.length === 0)(`operators in ${root}`, () => {
  test.each(cases.filter((folder) => !left.test(folder)))('%s', (folder) => {
    const model = decodeModel(readFileSync(join(folder, 'model.onnx')));
    const inputs = tensorsOf(folder, 'input');
    const outputs = tensorsOf(folder, 'output');
    const walk = new GraphWalk(withInputs(model, inputs), new OpenSizes({}));
    for (const _ of walk.nodes(model.graph.nodes, model.opsets));
    for (const [at, { name }] of model.graph.outputs.entries()) {
      if (!outputs[at]) continue;
      const { shape, type, elements } = walk.values.get(name)!;
      const { dims } = outputs[at];
      expect(type).toBe(outputs[at].type);
      // Axes whose size data decide are known to be such.
      expect(shape?.map((dim, axis) => dim ?? dims[axis])).toEqual(dims);
      const computed = valueOfTensor(outputs[at]).elements;
      if (elements && computed) expect(elements.map(rounded)).toEqual(computed.map(rounded));
    }
  });
});

/** The files have single precision, and sums in another order. */
function rounded(element: number): string {
  return element.toPrecision(4);
}

/** What goes in as constants of the model, as axes and sizes are in a real one; what the file says of results is left out. */
function withInputs(model: Model, inputs: readonly TensorData[]): Model {
  const { graph } = model;
  const own = new Set(graph.initializers.map(({ name }) => name));
  const open = graph.inputs.filter(({ name }) => !own.has(name));
  const given = open.flatMap(({ name }, at) => (inputs[at] ? [{ ...inputs[at], name }] : []));
  const outputs = graph.outputs.map(({ name, type }) => ({ name, type, shape: undefined }));
  return { ...model, graph: { ...graph, valueInfo: [], outputs, initializers: [...graph.initializers, ...given] } };
}

function tensorsOf(folder: string, kind: string): TensorData[] {
  const set = join(folder, 'test_data_set_0');
  if (!existsSync(set)) return [];
  const numberOf = (file: string) => Number(/\d+/.exec(file));
  const files = readdirSync(set).filter((file) => file.startsWith(kind));
  return files.sort((a, b) => numberOf(a) - numberOf(b)).map((file) => decodeTensor(readFileSync(join(set, file))));
}
