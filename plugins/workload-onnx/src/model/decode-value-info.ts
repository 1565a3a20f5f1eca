import type { ValueInfo } from './onnx-model.ts';
import { readFields } from './wire-reader.ts';

export function decodeValueInfo(bytes: Uint8Array): ValueInfo {
  let name = '';
  let type = 0;
  let shape: ValueInfo['shape'];
  readFields(bytes, (field) => {
    if (field.number === 1) name = field.text();
    else if (field.number === 2) {
      readFields(field.bytes(), (kind) => {
        // Sequences, maps and optional values have no shape.
        if (kind.number !== 1) return;
        readFields(kind.bytes(), (tensor) => {
          if (tensor.number === 1) type = tensor.integer();
          else if (tensor.number === 2) shape = decodeShape(tensor.bytes());
        });
      });
    }
  });
  return { name, type, shape };
}

function decodeShape(bytes: Uint8Array): (number | string)[] {
  const dims: (number | string)[] = [];
  readFields(bytes, (field) => {
    if (field.number !== 1) return;
    let dim: number | string = '';
    readFields(field.bytes(), (part) => {
      if (part.number === 1) dim = part.integer();
      else if (part.number === 2) dim = part.text();
    });
    dims.push(dim);
  });
  return dims;
}
