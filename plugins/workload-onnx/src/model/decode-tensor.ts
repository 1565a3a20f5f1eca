import type { TensorData } from './onnx-model.ts';
import { readFields } from './wire-reader.ts';

/** Bytes of the lists that are read: shapes are short, and of weights nobody needs the values. */
const MAX_BYTES = 65_536;

export function decodeTensor(bytes: Uint8Array): TensorData {
  let name = '';
  let type = 0;
  let raw: Uint8Array | undefined;
  const dims: number[] = [];
  const numbers: number[] = [];
  const add = (list: number[], more: readonly number[]) => {
    if (list.length < MAX_BYTES) list.push(...more);
  };
  readFields(bytes, (field) => {
    const { number } = field;
    if (number === 2) type = field.integer();
    else if (number === 8) name = field.text();
    else if (number === 9) raw = field.bytes();
    else if (field.length > MAX_BYTES) return;
    else if (number === 1) add(dims, field.integers());
    else if (number === 4) add(numbers, field.floats());
    else if (number === 5 || number === 7 || number === 11) add(numbers, field.integers());
    else if (number === 10) add(numbers, field.doubles());
  });
  return { name, type, dims, ...(raw && { raw }), ...(numbers.length > 0 && { numbers }) };
}
