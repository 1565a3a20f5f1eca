import type { Inferred, NodeView } from './node-view.ts';
import { sizesOf, unknownOfRank } from './sizes-of.ts';
import { type Dim, product, showShape } from './value.ts';

/** -1 is what is left, 0 the size of the input's own axis, unless `allowzero` says that it is 0. */
export function reshape(node: NodeView): readonly Inferred[] {
  const { shape, elements } = node.input(0);
  const target = node.attributeOrInput('shape', 1);
  if (!target) return [{ shape: unknownOfRank(node.inputs[1]?.shape?.[0], node) }];
  const copiesZeros = node.integer('allowzero', 0) === 0;
  const dims = target.map((size, axis): Dim => {
    if (size === 0 && copiesZeros) return shape === undefined ? null : (shape[axis] ?? null);
    return size === -1 ? -1 : sizesOf([size], node)[0];
  });
  sizesOf(Array(target.length).fill(0), node);
  const rest = dims.indexOf(-1);
  const points = shape === undefined ? null : product(shape);
  if (rest < 0) {
    const wanted = product(dims);
    if (wanted !== null && points !== null && wanted !== points) {
      throw node.fault(`${showShape(shape)} does not make ${showShape(dims)}`);
    }
    return [{ shape: dims, elements }];
  }
  const others = product(dims.filter((_, axis) => axis !== rest));
  const left = points === null || others === null ? null : others === 0 ? 0 : points / others;
  if (left !== null && !Number.isInteger(left)) {
    throw node.fault(
      `${showShape(shape)} does not make ${showShape(target.map((size) => (size === -1 ? null : size)))}`,
    );
  }
  return [{ shape: dims.map((dim, axis) => (axis === rest ? left : dim)), elements }];
}
