import type { NodeView } from '../shapes/node-view.ts';
import { product, type Value, wordsOfShape } from '../shapes/value.ts';

/** What an operator without a loop nest does, once. */
export interface UncostedCounts {
  /** Elementary operations: additions, comparisons, exponentials. */
  readonly operations: number | null;
  /** Words read and written. */
  readonly words: number | null;
}

/** The same elements under another shape: nothing moves. */
const VIEWS = new Set(['Reshape', 'Flatten', 'Squeeze', 'Unsqueeze', 'Identity', 'Dropout']);
/** Elements that go elsewhere: nothing is computed. */
const MOVES = new Set(['Transpose', 'Concat', 'Pad', 'DepthToSpace', 'SpaceToDepth', 'Cast', 'CastLike', 'Trilu']);
/** Some elements that go elsewhere: only those are read. */
const PICKS = new Set([
  ...['Gather', 'GatherElements', 'GatherND', 'Slice', 'Split', 'Expand', 'Tile', 'Compress', 'CenterCropPad'],
  ...['OneHot', 'ConstantOfShape', 'ReverseSequence'],
]);
/** Whose work goes by what comes in: each element is looked at once. */
const BY_INPUT = /^(Reduce|Arg|Global|TopK|NonZero|Unique|CumSum|NonMaxSuppression)/;
/** Operations for each element of the output. */
const PER_ELEMENT: Readonly<Record<string, number>> = {
  // Largest, difference, exponential, sum, quotient.
  Softmax: 5,
  LogSoftmax: 5,
  // Scale and shift, known beforehand.
  BatchNormalization: 2,
  // Sum, difference, square, its sum, quotient, scale, shift.
  LayerNormalization: 7,
  InstanceNormalization: 7,
  GroupNormalization: 7,
};

export function countUncosted(node: NodeView, outputs: readonly Value[], isKnown: boolean): UncostedCounts {
  const { operator } = node;
  if (VIEWS.has(operator)) return { operations: 0, words: 0 };
  const made = sum(outputs.map(({ shape }) => wordsOfShape(shape)));
  const read = sum(node.inputs.flatMap((input) => (input ? [wordsOfShape(input.shape)] : [])));
  if (MOVES.has(operator)) return { operations: 0, words: sum([read, made]) };
  if (PICKS.has(operator)) {
    const indices = operator.startsWith('Gather') ? wordsOfShape(node.inputs[1]?.shape) : 0;
    return { operations: 0, words: sum([made, made, indices]) };
  }
  return { operations: isKnown ? operationsOf(node, outputs) : null, words: sum([read, made]) };
}

function operationsOf(node: NodeView, outputs: readonly Value[]): number | null {
  const { operator } = node;
  const input = wordsOfShape(node.inputs[0]?.shape);
  const output = wordsOfShape(outputs[0]?.shape);
  if (BY_INPUT.test(operator)) return input;
  const filter = node.integers('kernel_shape');
  if (filter && output !== null) return product([output, ...filter]);
  const each = PER_ELEMENT[operator] ?? (operator === 'LRN' ? node.integer('size', 1) + 3 : undefined);
  return product([output, each ?? Math.max(1, operands(node) - 1)]);
}

/** Operators such as Sum take any number. */
function operands(node: NodeView): number {
  return /^(Sum|Mean|Max|Min)$/.test(node.operator) ? node.inputs.length : 2;
}

function sum(numbers: readonly (number | null)[]): number | null {
  return numbers.reduce((all, number) => (all === null || number === null ? null : all + number), 0);
}
