/** Types of elements, by ONNX's number: bits of one, and how small constants are read. */
interface ElementType {
  readonly name: string;
  readonly bits: number;
  readonly read?: (view: DataView, offset: number) => number;
}

const types: Readonly<Record<number, ElementType>> = {
  1: { name: 'float', bits: 32, read: (view, offset) => view.getFloat32(offset, true) },
  2: { name: 'uint8', bits: 8, read: (view, offset) => view.getUint8(offset) },
  3: { name: 'int8', bits: 8, read: (view, offset) => view.getInt8(offset) },
  4: { name: 'uint16', bits: 16, read: (view, offset) => view.getUint16(offset, true) },
  5: { name: 'int16', bits: 16, read: (view, offset) => view.getInt16(offset, true) },
  6: { name: 'int32', bits: 32, read: (view, offset) => view.getInt32(offset, true) },
  7: { name: 'int64', bits: 64, read: (view, offset) => Number(view.getBigInt64(offset, true)) },
  9: { name: 'bool', bits: 8, read: (view, offset) => view.getUint8(offset) },
  10: { name: 'float16', bits: 16 },
  11: { name: 'double', bits: 64, read: (view, offset) => view.getFloat64(offset, true) },
  12: { name: 'uint32', bits: 32, read: (view, offset) => view.getUint32(offset, true) },
  13: { name: 'uint64', bits: 64, read: (view, offset) => Number(view.getBigUint64(offset, true)) },
  14: { name: 'complex64', bits: 64 },
  15: { name: 'complex128', bits: 128 },
  16: { name: 'bfloat16', bits: 16 },
  17: { name: 'float8e4m3fn', bits: 8 },
  18: { name: 'float8e4m3fnuz', bits: 8 },
  19: { name: 'float8e5m2', bits: 8 },
  20: { name: 'float8e5m2fnuz', bits: 8 },
  21: { name: 'uint4', bits: 4 },
  22: { name: 'int4', bits: 4 },
  23: { name: 'float4e2m1', bits: 4 },
};

export const INT64 = 7;
export const FLOAT = 1;

/** Bits of an element; undefined of text, and where the type is unknown. */
export function bitsOf(type: number): number | undefined {
  return types[type]?.bits;
}

export function elementReader(type: number): ElementType | undefined {
  return types[type];
}
