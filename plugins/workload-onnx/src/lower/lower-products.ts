import { type Convolution, contraction, convolution, type Problem } from '@loopwright/core';
import type { NodeView } from '../shapes/node-view.ts';
import { einsumProduct, matrixLabels, type ProductLabels } from '../shapes/product-labels.ts';
import { gemmOperands, recurrentSizes } from '../shapes/product-rules.ts';
import { type Shape, showShape, type Value } from '../shapes/value.ts';
import { filterOf, slidingWindows, stepsOf } from '../shapes/windows.ts';

/** A loop nest that a node is, or a part of one. */
export interface Lowered {
  /** Behind the name of the node, where it is several. */
  readonly part?: string;
  readonly problem: Problem;
  readonly count?: number;
  readonly inputs: Value;
  readonly weights: Value;
  /** What is added to the outputs. */
  readonly bias?: Value | undefined;
}

type LowerRule = (node: NodeView) => readonly Lowered[];

/** Operators that are loop nests, by ONNX's names. What none of these gives is not costed. */
export const lowerRules: Readonly<Record<string, LowerRule>> = {
  Conv: (node) => convolved(node, 1, 2),
  ConvInteger: (node) => convolved(node, 1),
  QLinearConv: (node) => convolved(node, 3, 8),
  ConvTranspose: transposed,
  MatMul: (node) => matrices(node, node.input(0), node.input(1)),
  MatMulInteger: (node) => matrices(node, node.input(0), node.input(1)),
  QLinearMatMul: (node) => matrices(node, node.input(0), node.input(3)),
  Gemm: (node) => {
    const [left, right] = gemmOperands(node).map((shape) => known(node, shape));
    return multiplied(node, matrixLabels(node, left, right), node.input(0), node.input(1), node.inputs[2]);
  },
  Einsum: (node) => {
    const shapes = node.inputs.map((input) => known(node, input?.shape));
    const labels = shapes.length === 2 ? einsumProduct(node, shapes) : undefined;
    return labels ? multiplied(node, labels, node.input(0), node.input(1)) : [];
  },
  LSTM: (node) => recurrent(node, 4),
  GRU: (node) => recurrent(node, 3),
  RNN: (node) => recurrent(node, 1),
};

function convolved(node: NodeView, weightsAt: number, biasAt?: number): readonly Lowered[] {
  const [inputs, weights] = [node.input(0), node.input(weightsAt)];
  const [image, filters] = [known(node, inputs.shape), known(node, weights.shape)];
  const windows = slidingWindows(node, image, filterOf(node, filters));
  const [batch, channels] = image;
  const groups = groupsOf(node, channels, filters[1] * node.integer('group', 1), filters[0]);
  const axes = windows.filter.map((filter, axis) => ({
    positions: windows.positions[axis] as number,
    filter,
    stride: windows.strides[axis],
    dilation: windows.dilations[axis],
  }));
  const outputChannels = filters[0] / groups;
  const problem = problemOf(node, { batch, groups, inputChannels: filters[1], outputChannels, axes: axes.reverse() });
  return [{ problem, inputs, weights, ...(biasAt !== undefined && { bias: node.inputs[biasAt] }) }];
}

/** Its filter is put at every point of the input. */
function transposed(node: NodeView): readonly Lowered[] {
  const [inputs, weights] = [node.input(0), node.input(1)];
  const [image, filters] = [known(node, inputs.shape), known(node, weights.shape)];
  const [batch, channels, ...sizes] = image;
  const groups = groupsOf(node, channels, filters[0], filters[0]);
  const filter = filterOf(node, filters);
  const { strides, dilations } = stepsOf(node, filter.length);
  const axes = filter.map((points, axis) => ({
    positions: sizes[axis],
    filter: points,
    stride: strides[axis],
    dilation: dilations[axis],
  }));
  const inputChannels = channels / groups;
  const given = { batch, groups, inputChannels, outputChannels: filters[1], axes: axes.reverse(), isTransposed: true };
  return [{ problem: problemOf(node, given), inputs, weights, bias: node.inputs[2] }];
}

function groupsOf(node: NodeView, channels: number, wanted: number, divided: number): number {
  const groups = node.integer('group', 1);
  if (channels !== wanted) throw node.fault(`its weights are for ${wanted} channels, and its input has ${channels}`);
  if (!(groups >= 1) || channels % groups !== 0 || divided % groups !== 0) {
    throw node.fault(`${groups} groups do not divide its channels`);
  }
  return groups;
}

function matrices(node: NodeView, left: Value, right: Value): readonly Lowered[] {
  return multiplied(node, matrixLabels(node, known(node, left.shape), known(node, right.shape)), left, right);
}

/** The second operand is what stays, unless only the first one is constant. Nothing where it is no sum of products. */
function multiplied(
  node: NodeView,
  { operands, output, sizes }: ProductLabels,
  left: Value,
  right: Value,
  bias?: Value,
): readonly Lowered[] {
  const isSwapped = left.isConstant && !right.isConstant;
  const [a, b] = isSwapped ? [1, 0] : [0, 1];
  const points = sizes as ReadonlyMap<string, number>;
  const problem = contraction({ inputs: operands[a], weights: operands[b], outputs: output, sizes: points });
  if (!problem) return [];
  const [inputs, weights] = isSwapped ? [right, left] : [left, right];
  return [{ problem: checked(node, problem), inputs, weights, bias }];
}

/** The products with all inputs at once, and those with the state, step by step. */
function recurrent(node: NodeView, gates: number): readonly Lowered[] {
  const inputs = node.input(0);
  const sizes = recurrentSizes(node, known(node, inputs.shape));
  const [steps, batch, points] = [sizes.steps, sizes.batch, sizes.inputs] as number[];
  const { hidden, directions } = sizes;
  const product = (rows: number, columns: number): Problem =>
    problemOf(node, { inputChannels: columns, outputChannels: gates * hidden, axes: [{ positions: rows }] });
  return [
    { part: 'inputs', problem: product(steps * batch, points), count: directions, inputs, weights: node.input(1) },
    { part: 'state', problem: product(batch, hidden), count: directions * steps, inputs, weights: node.input(2) },
  ];
}

/** A shape without an unknown, of axes that have points. */
function known(node: NodeView, shape: Shape | undefined): readonly number[] {
  if (shape?.every((dim): dim is number => dim !== null && dim >= 1)) return shape;
  const problem = shape?.includes(0)
    ? 'an input has no points'
    : `data decide the shape of an input, ${showShape(shape)}`;
  throw node.fault(problem, 'give the size of an input by its name and axis, as in data.0=1');
}

function problemOf(node: NodeView, given: Convolution): Problem {
  if ((given.axes?.length ?? 0) > 3) throw node.fault(`it has ${given.axes?.length} axes, and three are the most`);
  return checked(node, convolution(given));
}

function checked(node: NodeView, problem: Problem): Problem {
  const points = problem.dimensions.reduce((all, { bound }) => all * bound, 1);
  const empty = problem.dimensions.find(({ bound }) => !(bound >= 1));
  if (empty) throw node.fault(`its dimension ${empty.name} has no points`);
  if (points > Number.MAX_SAFE_INTEGER) throw node.fault(`it has ${points} points, more than can be counted exactly`);
  return problem;
}
