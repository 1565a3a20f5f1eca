import { product, type Shape } from './value.ts';

/** The elements of a tensor whose axes change places: axis `i` of the result is axis `axes[i]` of the tensor. */
export function transposeElements(elements: readonly number[], shape: Shape, axes: readonly number[]): number[] {
  const result = axes.map((axis) => shape[axis] as number);
  const strides = axes.map((axis) => product(shape.slice(axis + 1)) as number);
  return elements.map((_, index) => {
    let [rest, offset] = [index, 0];
    for (let axis = result.length - 1; axis >= 0; axis--) {
      offset += (rest % result[axis]) * strides[axis];
      rest = Math.floor(rest / result[axis]);
    }
    return elements[offset];
  });
}
