import { einsumLabels } from '@loopwright/core';
import type { NodeView } from './node-view.ts';
import type { Dim, Shape } from './value.ts';

/** A product of tensors by the labels of their axes; axes of one point that others are stretched over have none. */
export interface ProductLabels {
  readonly operands: readonly (readonly string[])[];
  readonly output: readonly string[];
  readonly sizes: ReadonlyMap<string, Dim>;
  /** The labels of the output, and those of its axes that are 1 whatever happens. */
  readonly outputShape: Shape;
}

/** Rows by columns; whatever stands before them goes together by numpy's rules. */
export function matrixLabels(node: NodeView, left: Shape, right: Shape): ProductLabels {
  if (left.length === 0 || right.length === 0) throw node.fault('a scalar is no matrix');
  const batches = Math.max(left.length, right.length, 2) - 2;
  const batch = (shape: Shape): string[] =>
    Array.from({ length: Math.max(0, shape.length - 2) }, (_, at) => `b${batches - (shape.length - 2) + at}`);
  const rows = left.length === 1 ? [] : ['m'];
  const columns = right.length === 1 ? [] : ['n'];
  const operands = [
    [...batch(left), ...rows, 'k'],
    [...batch(right), 'k', ...columns],
  ];
  const output = [...Array.from({ length: batches }, (_, at) => `b${at}`), ...rows, ...columns];
  return labelled(node, operands, [left, right], output);
}

/** Undefined where the equation is none. Dots stand for axes that go together by numpy's rules. */
export function einsumProduct(node: NodeView, shapes: readonly Shape[]): ProductLabels | undefined {
  const dots = '...';
  const equation = node.text('equation', '').replaceAll(' ', '');
  const parts = equation.split('->')[0].split(',');
  if (parts.length !== shapes.length) throw node.fault(`"${equation}" is not of ${shapes.length} operands`);
  const spans = parts.map((part, at) => (part.includes(dots) ? shapes[at].length - (part.length - 3) : 0));
  const most = Math.max(0, ...spans);
  const parsed = einsumLabels(equation.replaceAll(dots, ''));
  if (!parsed || most > 26) return undefined;
  const batch = (count: number): string[] => Array.from({ length: count }, (_, at) => `b${most - count + at}`);
  const withDots = (part: string, labels: readonly string[], span: number): string[] => {
    const before = part.indexOf(dots);
    return before < 0 ? [...labels] : [...labels.slice(0, before), ...batch(span), ...labels.slice(before)];
  };
  const operands = parsed.operands.map((labels, at) => withDots(parts[at], labels, spans[at]));
  const written = equation.split('->')[1];
  // Without an arrow dots come first.
  const output = written === undefined ? [...batch(most), ...parsed.output] : withDots(written, parsed.output, most);
  return labelled(node, operands, shapes, output);
}

function labelled(
  node: NodeView,
  operands: readonly (readonly string[])[],
  shapes: readonly Shape[],
  output: readonly string[],
): ProductLabels {
  const sizes = new Map<string, Dim>();
  for (const [at, labels] of operands.entries()) {
    if (labels.length !== shapes[at].length) throw node.fault(`input ${at + 1} has not ${labels.length} axes`);
    for (const [axis, label] of labels.entries()) {
      const [known, dim] = [sizes.get(label), shapes[at][axis]];
      if (known === undefined || known === 1 || (known === null && dim !== 1)) sizes.set(label, dim);
      else if (dim !== known && dim !== 1 && dim !== null) {
        throw node.fault(`axes of ${known} and ${dim} points are to be one`);
      }
    }
  }
  const isStretched = (at: number, axis: number, label: string): boolean =>
    shapes[at][axis] === 1 && sizes.get(label) !== 1;
  return {
    operands: operands.map((labels, at) => labels.filter((label, axis) => !isStretched(at, axis, label))),
    output,
    sizes,
    outputShape: output.map((label) => sizes.get(label) ?? 1),
  };
}
