import type { Inferred, NodeView } from './node-view.ts';
import { einsumProduct, matrixLabels } from './product-labels.ts';
import type { ShapeRules } from './rule.ts';
import type { Dim, Shape, Value } from './value.ts';

/** Operators that multiply and sum up: matrix products, einsums, recurrent layers. */
export const productRules: ShapeRules = {
  MatMul: (node) => multiplied(node, 1),
  MatMulInteger: (node) => multiplied(node, 1, 6),
  QLinearMatMul: (node) => multiplied(node, 3, node.inputs[7]?.type),
  Gemm: (node) => {
    const [left, right] = gemmOperands(node);
    return left && right ? [{ shape: matrixLabels(node, left, right).outputShape }] : [];
  },
  Einsum: (node) => {
    const shapes = node.inputs.map((input) => input?.shape);
    if (shapes.some((shape) => shape === undefined)) return [];
    return [{ shape: einsumProduct(node, shapes as readonly Shape[])?.outputShape }];
  },
  LSTM: (node) => recurrent(node, 2),
  GRU: (node) => recurrent(node, 1),
  RNN: (node) => recurrent(node, 1),
};

/** The two matrices of a Gemm as rows by columns. */
export function gemmOperands(node: NodeView): readonly [Shape | undefined, Shape | undefined] {
  const turned = ({ shape }: Value, attribute: string): Shape | undefined => {
    if (shape && shape.length !== 2) throw node.fault('a Gemm is of matrices');
    return shape && node.integer(attribute, 0) !== 0 ? [shape[1], shape[0]] : shape;
  };
  return [turned(node.input(0), 'transA'), turned(node.input(1), 'transB')];
}

function multiplied(node: NodeView, rightAt: number, type?: number): readonly Inferred[] {
  const [left, right] = [node.shape(0), node.shape(rightAt)];
  return left && right ? [{ shape: matrixLabels(node, left, right).outputShape, type }] : [];
}

/** All steps of the sequence, and the states at its end. */
function recurrent(node: NodeView, states: number): readonly Inferred[] {
  const { shape } = node.input(0);
  if (!shape) return [];
  const { steps, batch, hidden, directions, isBatchFirst } = recurrentSizes(node, shape);
  const all = isBatchFirst ? [batch, steps, directions, hidden] : [steps, directions, batch, hidden];
  const last = { shape: isBatchFirst ? [batch, directions, hidden] : [directions, batch, hidden] };
  return [{ shape: all }, ...Array<Inferred>(states).fill(last)];
}

export interface RecurrentSizes {
  readonly steps: Dim;
  readonly batch: Dim;
  readonly inputs: Dim;
  readonly hidden: number;
  readonly directions: number;
  readonly isBatchFirst: boolean;
}

export function recurrentSizes(node: NodeView, shape: Shape): RecurrentSizes {
  const isBatchFirst = node.integer('layout', 0) === 1;
  const hidden = node.integer('hidden_size', node.shape(2)?.at(-1) ?? 0);
  const directions = node.text('direction', 'forward') === 'bidirectional' ? 2 : 1;
  if (shape.length !== 3) throw node.fault('a recurrent layer takes steps, batch and inputs');
  const [first, second, inputs] = shape;
  const [steps, batch] = isBatchFirst ? [second, first] : [first, second];
  return { steps, batch, inputs, hidden, directions, isBatchFirst };
}
