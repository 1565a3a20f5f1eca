import { elementReader } from '../model/element-type.ts';
import type { TensorData } from '../model/onnx-model.ts';

/** Points of an axis; null where they depend on data. */
export type Dim = number | null;
export type Shape = readonly Dim[];

/** What is known of a value of the graph before anything runs. */
export interface Value {
  readonly name: string;
  /** Undefined where not even the number of axes is known. */
  readonly shape: Shape | undefined;
  /** ONNX's number of the type of its elements; 0 where it is unknown. */
  readonly type: number;
  /** All of its elements, where they are few and known: shapes, axes, sizes. */
  readonly elements?: readonly number[];
  /** Whether it is there before the network runs: weights, and what is computed of them alone. */
  readonly isConstant: boolean;
}

/** Elements that are computed with at the most: a shape has as many as a tensor has axes. */
export const MAX_ELEMENTS = 4096;

/** More axes than any tensor has. */
export const MAX_RANK = 64;

export function valueOfTensor({ name, type, dims, raw, numbers }: TensorData): Value {
  const count = wordsOfShape(dims);
  const value = { name, shape: dims, type, isConstant: true };
  // Half floats stand as the integers of their bits.
  const isReadable = elementReader(type)?.read !== undefined;
  if (count === null || count > MAX_ELEMENTS || !isReadable) return value;
  const elements = raw ? readRaw(raw, type, count) : numbers;
  return elements?.length === count ? { ...value, elements } : value;
}

function readRaw(raw: Uint8Array, type: number, count: number): number[] | undefined {
  const { read, bits = 0 } = elementReader(type) ?? {};
  if (!read || raw.length !== (count * bits) / 8) return undefined;
  const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
  return Array.from({ length: count }, (_, index) => read(view, (index * bits) / 8));
}

/** Words of a tensor; null where they depend on data. */
export function wordsOfShape(shape: Shape | undefined): number | null {
  return shape === undefined ? null : product(shape);
}

/** Null where one of the numbers is. */
export function product(dims: readonly Dim[]): Dim {
  return dims.reduce((all: Dim, dim) => (all === null || dim === null ? null : all * dim), 1);
}

/** As messages have it: `1x3x224x224`, `?` for what depends on data. */
export function showShape(shape: Shape | undefined): string {
  if (shape === undefined) return 'unknown';
  return shape.length === 0 ? 'a scalar' : shape.map((dim) => dim ?? '?').join('x');
}
