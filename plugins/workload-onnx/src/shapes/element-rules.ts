import { INT64 } from '../model/element-type.ts';
import { broadcast, combine } from './broadcast.ts';
import type { NodeView } from './node-view.ts';
import type { ShapeRule, ShapeRules } from './rule.ts';
import type { Value } from './value.ts';

const BOOL = 9;

type Compute = (elements: readonly number[]) => number;

/** Combined element by element; small results are computed, as sizes are. */
function pointwise(compute?: Compute, type?: number): ShapeRule {
  return (node) => {
    const operands = node.inputs.filter((input): input is Value => input !== undefined);
    const shape = broadcast(
      operands.map((operand) => operand.shape),
      node,
    );
    return [{ shape, type, ...(compute && { elements: combine(operands, shape, compute) }) }];
  };
}

const isInteger = (node: NodeView): boolean => ![1, 10, 11, 16].includes(node.input(0).type);

const divide: ShapeRule = (node) => {
  const isWhole = isInteger(node);
  return pointwise(([a, b]) => (isWhole ? Math.trunc(a / b) : a / b))(node);
};

const modulo: ShapeRule = (node) => {
  const asInC = node.integer('fmod', 0) === 1;
  return pointwise(([a, b]) => (asInC ? a % b : a - b * Math.floor(a / b)))(node);
};

const where: ShapeRule = (node) => {
  const [inferred] = pointwise(([condition, a, b]) => (condition ? a : b))(node);
  return [{ ...inferred, type: node.inputs[1]?.type }];
};

/** Whole numbers are cast as they are, fractions lose theirs where the type has none. */
const cast: ShapeRule = (node) => {
  const type = node.has('to') ? node.integer('to', 0) : (node.inputs[1]?.type ?? 0);
  const { shape, elements } = node.input(0);
  const isWhole = ![1, 10, 11, 16].includes(type);
  const convert = type === BOOL ? (x: number) => Number(x !== 0) : isWhole ? Math.trunc : (x: number) => x;
  return [{ shape, type, elements: elements?.map(convert) }];
};

const shapeLike =
  (index = 0): ShapeRule =>
  (node) => [{ shape: node.shape(index) }];

const identity: ShapeRule = (node) => {
  const { shape, elements } = node.input(0);
  return [{ shape, elements }];
};

const unary = (compute: (x: number) => number): ShapeRule => pointwise(([x]) => compute(x));

const ofTheShapeOfTheFirst = [
  ...['Acos', 'Acosh', 'Asin', 'Asinh', 'Atan', 'Atanh', 'BitwiseNot', 'Celu', 'Cos', 'Cosh', 'CumSum', 'Elu', 'Erf'],
  ...['Exp', 'Gelu', 'HardSigmoid', 'HardSwish', 'Hardmax', 'LRN', 'LeakyRelu', 'Log', 'LogSoftmax', 'LpNormalization'],
  ...['MeanVarianceNormalization', 'Mish', 'Reciprocal', 'ReverseSequence', 'Scatter', 'ScatterElements', 'ScatterND'],
  ...[
    'Selu',
    'Shrink',
    'Sigmoid',
    'Sin',
    'Sinh',
    'Softmax',
    'Softplus',
    'Softsign',
    'Swish',
    'Tan',
    'Tanh',
    'ThresholdedRelu',
  ],
  ...['Trilu', 'InstanceNormalization', 'GroupNormalization', 'PRelu'],
];

const ofOneTypeAndShape = Object.fromEntries(ofTheShapeOfTheFirst.map((name) => [name, shapeLike()]));

const bools: Readonly<Record<string, Compute>> = {
  And: ([a, b]) => Number(a !== 0 && b !== 0),
  Or: ([a, b]) => Number(a !== 0 || b !== 0),
  Xor: ([a, b]) => Number((a !== 0) !== (b !== 0)),
  Equal: ([a, b]) => Number(a === b),
  Less: ([a, b]) => Number(a < b),
  LessOrEqual: ([a, b]) => Number(a <= b),
  Greater: ([a, b]) => Number(a > b),
  GreaterOrEqual: ([a, b]) => Number(a >= b),
  Not: ([a]) => Number(a === 0),
};

/** Operators that give each element of their output alone. */
export const elementRules: ShapeRules = {
  ...ofOneTypeAndShape,
  ...Object.fromEntries(Object.entries(bools).map(([name, compute]) => [name, pointwise(compute, BOOL)])),
  Add: pointwise(([a, b]) => a + b),
  Sub: pointwise(([a, b]) => a - b),
  Mul: pointwise(([a, b]) => a * b),
  Div: divide,
  Pow: pointwise(([a, b]) => a ** b),
  Mod: modulo,
  Max: pointwise((all) => Math.max(...all)),
  Min: pointwise((all) => Math.min(...all)),
  Sum: pointwise((all) => all.reduce((sum, x) => sum + x, 0)),
  IsInf: pointwise(undefined, BOOL),
  IsNaN: pointwise(undefined, BOOL),
  Mean: pointwise(),
  BitShift: pointwise(),
  BitwiseAnd: pointwise(),
  BitwiseOr: pointwise(),
  BitwiseXor: pointwise(),
  Where: where,
  Cast: cast,
  CastLike: cast,
  Identity: identity,
  Abs: unary(Math.abs),
  Neg: unary((x) => -x),
  Sign: unary(Math.sign),
  Floor: unary(Math.floor),
  Ceil: unary(Math.ceil),
  Round: unary((x) => (Math.abs(x % 1) === 0.5 ? 2 * Math.round(x / 2) : Math.round(x))),
  Sqrt: unary(Math.sqrt),
  Relu: unary((x) => Math.max(0, x)),
  Clip: (node) => [{ shape: node.shape(0) }],
  Dropout: (node) => [{ shape: node.shape(0) }, { shape: node.shape(0), type: node.opset < 10 ? undefined : BOOL }],
  QuantizeLinear: (node) => [
    { shape: node.shape(0), type: node.inputs[2]?.type || node.integer('output_dtype', 2) || 2 },
  ],
  DequantizeLinear: (node) => [{ shape: node.shape(0), type: node.inputs[1]?.type }],
  DynamicQuantizeLinear: (node) => [{ shape: node.shape(0), type: 2 }, { shape: [] }, { shape: [], type: 2 }],
  BatchNormalization: (node) => {
    const channels = node.shape(1);
    const statistics = { shape: channels };
    return [{ shape: node.shape(0) }, statistics, statistics, statistics, statistics];
  },
  LayerNormalization: (node) => {
    const shape = node.shape(0);
    if (!shape) return [];
    const axis = node.axis(node.integer('axis', -1), shape.length);
    const statistics = { shape: shape.map((dim, at) => (at < axis ? dim : 1)), type: node.integer('stash_type', 1) };
    return [{ shape }, statistics, statistics];
  },
  ...Object.fromEntries(
    ['RandomNormalLike', 'RandomUniformLike', 'EyeLike', 'Bernoulli'].map((name): [string, ShapeRule] => [
      name,
      (node) => [{ shape: node.shape(0), type: node.integer('dtype', node.input(0).type) }],
    ]),
  ),
  Shape: (node) => {
    const { shape } = node.input(0);
    if (!shape) return [{ shape: [null], type: INT64 }];
    const part = shape.slice(node.integer('start', 0), node.has('end') ? node.integer('end', 0) : shape.length);
    const elements = part.every((dim) => dim !== null) ? (part as number[]) : undefined;
    return [{ shape: [part.length], type: INT64, elements }];
  },
};
