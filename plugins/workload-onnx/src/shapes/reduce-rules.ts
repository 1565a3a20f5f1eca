import { INT64 } from '../model/element-type.ts';
import type { Inferred, NodeView } from './node-view.ts';
import type { ShapeRule, ShapeRules } from './rule.ts';
import { product } from './value.ts';

type Reduce = (elements: readonly number[]) => number;

const sum: Reduce = (elements) => elements.reduce((all, x) => all + x, 0);
const reductions: Readonly<Record<string, Reduce | undefined>> = {
  ReduceSum: sum,
  ReduceProd: (elements) => elements.reduce((all, x) => all * x, 1),
  ReduceMax: (elements) => Math.max(...elements),
  ReduceMin: (elements) => Math.min(...elements),
  ReduceMean: (elements) => sum(elements) / elements.length,
  ReduceL1: undefined,
  ReduceL2: undefined,
  ReduceLogSum: undefined,
  ReduceLogSumExp: undefined,
  ReduceSumSquare: undefined,
};

/** Operators that make one element of many along axes. */
export const reduceRules: ShapeRules = {
  ...Object.fromEntries(
    Object.entries(reductions).map(([name, compute]): [string, ShapeRule] => [name, (node) => reduce(node, compute)]),
  ),
  ArgMax: (node) => argument(node),
  ArgMin: (node) => argument(node),
  Size: (node) => {
    const { shape } = node.input(0);
    const count = shape && product(shape);
    return [{ shape: [], type: INT64, elements: count == null ? undefined : [count] }];
  },
  Det: (node) => [{ shape: node.shape(0)?.slice(0, -2) }],
};

function reduce(node: NodeView, compute: Reduce | undefined): readonly Inferred[] {
  const { shape, elements } = node.input(0);
  if (!shape || (node.inputs[1] && !node.inputs[1].elements)) return [];
  const given = node.attributeOrInput('axes', 1)?.map((axis) => node.axis(axis, shape.length));
  const isWhole = given === undefined || given.length === 0;
  if (isWhole && node.integer('noop_with_empty_axes', 0) === 1) return [{ shape, elements }];
  const keeps = node.integer('keepdims', 1) === 1;
  const isReduced = (axis: number): boolean => isWhole || given.includes(axis);
  const result = shape.flatMap((dim, axis) => (isReduced(axis) ? (keeps ? [1] : []) : [dim]));
  const isList = shape.every((_, axis) => isReduced(axis));
  return [{ shape: result, elements: compute && elements && isList ? [compute(elements)] : undefined }];
}

function argument(node: NodeView): readonly Inferred[] {
  const { shape } = node.input(0);
  if (!shape) return [];
  const axis = node.axis(node.integer('axis', 0), shape.length);
  const keeps = node.integer('keepdims', 1) === 1;
  return [{ shape: shape.flatMap((dim, at) => (at === axis ? (keeps ? [1] : []) : [dim])), type: INT64 }];
}
