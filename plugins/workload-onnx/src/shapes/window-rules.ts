import { INT64 } from '../model/element-type.ts';
import type { Inferred, NodeView } from './node-view.ts';
import type { ShapeRule, ShapeRules } from './rule.ts';
import { sizesOf } from './sizes-of.ts';
import type { Dim, Shape } from './value.ts';
import { filterOf, slidingWindows, stepsOf } from './windows.ts';

/** Operators whose filters slide over axes behind batch and channels. */
export const windowRules: ShapeRules = {
  Conv: (node) => convolved(node, 1),
  ConvInteger: (node) => convolved(node, 1, 6),
  QLinearConv: (node) => convolved(node, 3, node.inputs[7]?.type),
  DeformConv: (node) => convolved(node, 1),
  ConvTranspose: (node) => {
    const [input, weights] = [node.shape(0), node.shape(1)];
    if (!input || !weights) return [];
    return [
      { shape: [input[0], times(weights[1], node.integer('group', 1)), ...transposedSizes(node, input, weights)] },
    ];
  },
  ...Object.fromEntries(['AveragePool', 'LpPool'].map((name): [string, ShapeRule] => [name, pooled])),
  MaxPool: (node) => [...pooled(node), { ...pooled(node)[0], type: INT64 }],
  ...Object.fromEntries(
    ['GlobalAveragePool', 'GlobalMaxPool', 'GlobalLpPool'].map((name): [string, ShapeRule] => [
      name,
      (node) => [{ shape: node.shape(0)?.map((dim, axis) => (axis < 2 ? dim : 1)) }],
    ]),
  ),
  MaxUnpool: (node) => {
    const [input, given] = [node.shape(0), node.inputs[2]?.elements];
    if (given) return [{ shape: sizesOf(given, node) }];
    if (!input) return [];
    const filter = filterOf(node);
    const { strides } = stepsOf(node, filter.length);
    const pads = node.integers('pads') ?? [];
    const sizes = filter.map((points, axis): Dim => {
      const padding = (pads[axis] ?? 0) + (pads[axis + filter.length] ?? 0);
      return plus(times(plus(input[axis + 2], -1), strides[axis]), points - padding);
    });
    return [{ shape: [input[0], input[1], ...sizes] }];
  },
  MaxRoiPool: (node) => [{ shape: regions(node, node.shape(1)?.[0], node.integers('pooled_shape') ?? []) }],
  RoiAlign: (node) => {
    const size = [node.integer('output_height', 1), node.integer('output_width', 1)];
    return [{ shape: regions(node, node.shape(1)?.[0], size) }];
  },
  GridSample: (node) => {
    const [input, grid] = [node.shape(0), node.shape(1)];
    return [{ shape: input && grid && [input[0], input[1], ...grid.slice(1, -1)] }];
  },
  AffineGrid: (node) => {
    const size = node.input(1).elements;
    return [{ shape: size && [size[0], ...size.slice(2), size.length - 2] }];
  },
  Col2Im: (node) => {
    const [input, image, block] = [node.shape(0), node.input(1).elements, node.input(2).elements];
    if (!input || !image || !block) return [];
    const channels = input[1] === null ? null : input[1] / block.reduce((all, points) => all * points, 1);
    return [{ shape: [input[0], channels, ...sizesOf(image, node)] }];
  },
  Resize: (node) => [{ shape: resized(node, node.opset < 11 ? 1 : 2, 3) }],
  Upsample: (node) => [{ shape: resized(node, 1, -1) }],
  ImageDecoder: () => [{ shape: [null, null, 3], type: 2 }],
};

function convolved(node: NodeView, weightsAt: number, type?: number): readonly Inferred[] {
  const [input, weights] = [node.shape(0), node.shape(weightsAt)];
  if (!input || !weights) return [];
  if (weights.length !== input.length) throw node.fault('its weights have another number of axes than its input');
  const { positions } = slidingWindows(node, input, filterOf(node, weights));
  return [{ shape: [input[0], weights[0], ...positions], type }];
}

function pooled(node: NodeView): readonly Inferred[] {
  const input = node.shape(0);
  if (!input) return [];
  const filter = filterOf(node);
  if (filter.length !== input.length - 2) throw node.fault(`a filter of ${filter.length} axes does not fit its input`);
  return [{ shape: [input[0], input[1], ...slidingWindows(node, input, filter).positions] }];
}

/** Points of each axis of a transposed convolution's output. */
function transposedSizes(node: NodeView, input: Shape, weights: Shape): Shape {
  const filter = filterOf(node, weights);
  if (filter.length !== input.length - 2) throw node.fault(`a filter of ${filter.length} axes does not fit its input`);
  const { strides, dilations } = stepsOf(node, filter.length);
  const given = node.integers('output_shape');
  if (given) return sizesOf(given.slice(-filter.length), node);
  const pads = node.integers('pads') ?? [];
  const more = node.integers('output_padding') ?? [];
  const isSame = node.text('auto_pad', 'NOTSET').startsWith('SAME');
  return filter.map((points, axis): Dim => {
    const size = input[axis + 2];
    if (size === null) return null;
    if (isSame) return size * strides[axis];
    const padding = (pads[axis] ?? 0) + (pads[axis + filter.length] ?? 0);
    const whole = strides[axis] * (size - 1) + (more[axis] ?? 0) + dilations[axis] * (points - 1) + 1;
    return sizesOf([whole - padding], node)[0];
  });
}

function regions(node: NodeView, count: Dim | undefined, size: readonly number[]): Shape {
  return [count ?? null, node.shape(0)?.[1] ?? null, ...size];
}

/** By `sizes`, or by `scales`, which are an attribute in the oldest operator sets. */
function resized(node: NodeView, scalesAt: number, sizesAt: number): Shape | undefined {
  const { shape } = node.input(0);
  if (!shape) return undefined;
  const axes = node.integers('axes')?.map((axis) => node.axis(axis, shape.length)) ?? shape.map((_, at) => at);
  const sizes = node.inputs[sizesAt]?.elements;
  const scales = node.attribute('scales')?.floats ?? node.inputs[scalesAt]?.elements;
  if (sizes && sizes.length > 0) {
    const target = keptRatio(node, shape, axes, sizes);
    return shape.map((dim, at) => (axes.includes(at) ? sizesOf([target[axes.indexOf(at)]], node)[0] : dim));
  }
  if (!scales || scales.length !== axes.length) return shape.map(() => null);
  return shape.map((dim, at) =>
    dim === null || !axes.includes(at) ? dim : sizesOf([Math.floor(dim * scales[axes.indexOf(at)])], node)[0],
  );
}

/** Sizes as they are, or one scale for all axes that makes the image no larger, or no smaller, than them. */
function keptRatio(node: NodeView, shape: Shape, axes: readonly number[], sizes: readonly number[]): readonly number[] {
  const policy = node.text('keep_aspect_ratio_policy', 'stretch');
  if (policy === 'stretch') return sizes;
  const scales = axes.map((axis, at) => sizes[at] / (shape[axis] ?? Number.NaN));
  const scale = policy === 'not_larger' ? Math.min(...scales) : Math.max(...scales);
  return axes.map((axis) => Math.round(scale * (shape[axis] ?? Number.NaN)));
}

function times(dim: Dim, factor: number): Dim {
  return dim === null ? null : dim * factor;
}

function plus(dim: Dim, more: number): Dim {
  return dim === null ? null : dim + more;
}
