import type { NodeView } from './node-view.ts';
import { type Dim, MAX_ELEMENTS, product, type Shape, type Value } from './value.ts';

/** The shape of tensors that are combined element by element (numpy's rules). */
export function broadcast(shapes: readonly (Shape | undefined)[], node: NodeView): Shape | undefined {
  if (shapes.some((shape) => shape === undefined)) return undefined;
  const known = shapes as readonly Shape[];
  const rank = Math.max(0, ...known.map(({ length }) => length));
  return Array.from({ length: rank }, (_, axis) => {
    const dims = known.flatMap((shape) => {
      const at = axis - (rank - shape.length);
      return at < 0 ? [] : [shape[at]];
    });
    return broadcastDim(dims, node);
  });
}

function broadcastDim(dims: readonly Dim[], node: NodeView): Dim {
  let result: Dim = 1;
  for (const dim of dims) {
    if (dim === 1 || dim === result) continue;
    // What depends on data fits what is known, or is 1.
    if (dim === null) result = result === 1 ? null : result;
    else if (result === 1 || result === null) result = dim;
    else throw node.fault(`axes of ${result} and ${dim} points do not go together`);
  }
  return result;
}

/** The elements of a result of few elements, each made of those of the operands in its place; undefined where one is unknown. */
export function combine(
  operands: readonly Value[],
  shape: Shape | undefined,
  compute: (elements: readonly number[]) => number,
): number[] | undefined {
  const count = shape && product(shape);
  if (count == null || count > MAX_ELEMENTS || operands.some(({ elements }) => !elements)) return undefined;
  const offsets = operands.map((operand) => broadcastOffsets(operand.shape ?? [], shape as readonly number[]));
  return Array.from({ length: count }, (_, index) =>
    compute(operands.map(({ elements }, at) => elements![offsets[at](index)])),
  );
}

/** From the place of an element of the result to that of the operand. */
function broadcastOffsets(shape: Shape, result: readonly number[]): (index: number) => number {
  const strides = result.map((_, axis) => {
    const at = axis - (result.length - shape.length);
    if (at < 0 || shape[at] === 1) return 0;
    return product(shape.slice(at + 1)) ?? 0;
  });
  return (index) => {
    let [rest, offset] = [index, 0];
    for (let axis = result.length - 1; axis >= 0; axis--) {
      offset += (rest % result[axis]) * strides[axis];
      rest = Math.floor(rest / result[axis]);
    }
    return offset;
  };
}
