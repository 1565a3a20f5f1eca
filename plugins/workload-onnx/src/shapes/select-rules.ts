import { FLOAT, INT64 } from '../model/element-type.ts';
import type { Inferred, NodeView } from './node-view.ts';
import type { ShapeRules } from './rule.ts';
import { slice } from './slice.ts';
import type { Dim } from './value.ts';

/** Operators that take some of the elements of a tensor. */
export const selectRules: ShapeRules = {
  Slice: slice,
  Split: split,
  Gather: gather,
  GatherElements: (node) => [{ shape: node.shape(1) }],
  GatherND: (node) => {
    const [data, indices] = [node.shape(0), node.shape(1)];
    const last = indices?.at(-1);
    if (!data || !indices || last == null) return [];
    const batch = node.integer('batch_dims', 0);
    return [{ shape: [...indices.slice(0, -1), ...data.slice(batch + last)] }];
  },
  Compress: (node) => {
    const { shape } = node.input(0);
    if (!node.has('axis')) return [{ shape: [null] }];
    const axis = shape && node.axis(node.integer('axis', 0), shape.length);
    return [{ shape: shape?.map((dim, at) => (at === axis ? null : dim)) }];
  },
  NonZero: (node) => [{ shape: [node.shape(0)?.length ?? null, null], type: INT64 }],
  Unique: (node) => {
    const { shape } = node.input(0);
    const axis = shape && node.has('axis') ? node.axis(node.integer('axis', 0), shape.length) : undefined;
    const values = axis === undefined ? [null] : shape?.map((dim, at) => (at === axis ? null : dim));
    const indices = { shape: [null], type: INT64 };
    return [{ shape: values }, indices, indices, indices];
  },
  TopK: (node) => {
    const { shape } = node.input(0);
    if (!shape) return [];
    const axis = node.axis(node.integer('axis', -1), shape.length);
    const count = node.inputs[1] ? (node.inputs[1].elements?.[0] ?? null) : node.integer('k', 1);
    const best = shape.map((dim, at) => (at === axis ? count : dim));
    return [{ shape: best }, { shape: best, type: INT64 }];
  },
  OneHot: (node) => {
    const { shape } = node.input(0);
    const depth = node.input(1).elements?.[0] ?? null;
    if (!shape) return [];
    const axis = node.axis(node.integer('axis', -1), shape.length + 1);
    return [{ shape: [...shape.slice(0, axis), depth, ...shape.slice(axis)], type: node.inputs[2]?.type }];
  },
  NonMaxSuppression: () => [{ shape: [null, 3], type: INT64 }],
  Multinomial: (node) => [
    { shape: [node.shape(0)?.[0] ?? null, node.integer('sample_size', 1)], type: node.integer('dtype', 6) },
  ],
  StringNormalizer: (node) => [{ shape: node.shape(0)?.map(() => null) }],
  TfIdfVectorizer: (node) => {
    const size = Math.max(-1, ...(node.integers('ngram_indexes') ?? [])) + 1;
    return [{ shape: node.shape(0)?.map((dim, at, all) => (at === all.length - 1 ? size : dim)), type: FLOAT }];
  },
};

function gather(node: NodeView): readonly Inferred[] {
  const [data, indices] = [node.input(0), node.input(1)];
  if (!data.shape || !indices.shape) return [];
  const axis = node.axis(node.integer('axis', 0), data.shape.length);
  const shape = [...data.shape.slice(0, axis), ...indices.shape, ...data.shape.slice(axis + 1)];
  const count = data.elements?.length ?? 0;
  const elements =
    data.shape.length === 1 && data.elements
      ? indices.elements?.map((index) => data.elements![index < 0 ? index + count : index] ?? Number.NaN)
      : undefined;
  return [{ shape, elements: elements?.some(Number.isNaN) ? undefined : elements }];
}

function split(node: NodeView): readonly Inferred[] {
  const { shape, elements } = node.input(0);
  if (!shape) return [];
  const axis = node.axis(node.integer('axis', 0), shape.length);
  const sizes = node.attributeOrInput('split', 1) ?? (node.inputs[1] ? undefined : evenParts(shape[axis], node));
  let start = 0;
  return Array.from({ length: node.outputCount }, (_, part) => {
    const size = sizes?.[part] ?? null;
    const own = shape.length === 1 && size !== null ? elements?.slice(start, start + size) : undefined;
    start += size ?? 0;
    return { shape: shape.map((dim, at) => (at === axis ? size : dim)), elements: own };
  });
}

/** Parts of one size; the last one is smaller where they do not come out even. */
function evenParts(points: Dim, node: NodeView): readonly Dim[] {
  const parts = node.integer('num_outputs', node.outputCount);
  const size = points === null ? null : Math.ceil(points / parts);
  return Array.from({ length: Math.min(parts, node.outputCount) }, (_, part) =>
    size === null || part < parts - 1 ? size : (points ?? 0) - size * (parts - 1),
  );
}
