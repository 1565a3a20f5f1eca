import { OnnxFault } from '../onnx-fault.ts';
import { decodeTensor } from './decode-tensor.ts';
import { decodeValueInfo } from './decode-value-info.ts';
import type { Attribute, Graph, Node, TensorData, ValueInfo } from './onnx-model.ts';
import { readFields } from './wire-reader.ts';

/** Far above what exporters write, far below what the stack holds. */
const MAX_DEPTH = 32;

/** @param depth graphs around it, as those of branches and loops are */
export function decodeGraph(bytes: Uint8Array, depth: number): Graph {
  if (depth > MAX_DEPTH) {
    const problem = `graphs lie within each other, more than ${MAX_DEPTH} deep`;
    throw new OnnxFault('broken-onnx', `byte ${bytes.byteOffset}`, problem);
  }
  let name = '';
  const nodes: Node[] = [];
  const inputs: ValueInfo[] = [];
  const outputs: ValueInfo[] = [];
  const valueInfo: ValueInfo[] = [];
  const initializers: TensorData[] = [];
  readFields(bytes, (field) => {
    if (field.number === 1) nodes.push(decodeNode(field.bytes(), depth));
    else if (field.number === 2) name = field.text();
    else if (field.number === 5) initializers.push(decodeTensor(field.bytes()));
    else if (field.number === 11) inputs.push(decodeValueInfo(field.bytes()));
    else if (field.number === 12) outputs.push(decodeValueInfo(field.bytes()));
    else if (field.number === 13) valueInfo.push(decodeValueInfo(field.bytes()));
    else if (field.number === 15) initializers.push(decodeSparseTensor(field.bytes()));
  });
  return { name, nodes, inputs, outputs, valueInfo, initializers };
}

export function decodeNode(bytes: Uint8Array, depth: number): Node {
  let [name, operator, domain] = ['', '', ''];
  const inputs: string[] = [];
  const outputs: string[] = [];
  const attributes = new Map<string, Attribute>();
  readFields(bytes, (field) => {
    if (field.number === 1) inputs.push(field.text());
    else if (field.number === 2) outputs.push(field.text());
    else if (field.number === 3) name = field.text();
    else if (field.number === 4) operator = field.text();
    else if (field.number === 5) {
      const attribute = decodeAttribute(field.bytes(), depth);
      attributes.set(attribute.name, attribute);
    } else if (field.number === 7) domain = field.text();
  });
  return { name, operator, domain: domain === 'ai.onnx' ? '' : domain, inputs, outputs, attributes };
}

export function decodeAttribute(bytes: Uint8Array, depth: number): Attribute {
  const floats: number[] = [];
  const integers: number[] = [];
  const texts: string[] = [];
  let one: Partial<Attribute> = {};
  let name = '';
  readFields(bytes, (field) => {
    if (field.number === 1) name = field.text();
    else if (field.number === 2) one = { ...one, float: field.float() };
    else if (field.number === 3) one = { ...one, integer: field.integer() };
    else if (field.number === 4) one = { ...one, text: field.text() };
    else if (field.number === 5) one = { ...one, tensor: decodeTensor(field.bytes()) };
    else if (field.number === 6) one = { ...one, graph: decodeGraph(field.bytes(), depth + 1) };
    else if (field.number === 7) append(floats, field.floats());
    else if (field.number === 8) append(integers, field.integers());
    else if (field.number === 9) texts.push(field.text());
    else if (field.number === 21) one = { ...one, reference: field.text() };
  });
  return { ...one, name, floats, integers, texts };
}

/** The shape of a sparse tensor is that of the dense one. */
function decodeSparseTensor(bytes: Uint8Array): TensorData {
  let values: TensorData = { name: '', type: 0, dims: [] };
  const dims: number[] = [];
  readFields(bytes, (field) => {
    if (field.number === 1) values = decodeTensor(field.bytes());
    else if (field.number === 3) append(dims, field.integers());
  });
  return { name: values.name, type: values.type, dims };
}

/** Lists that shapes are computed from are short. */
const MAX_LIST = 65_536;

function append(list: number[], more: readonly number[]): void {
  if (list.length + more.length <= MAX_LIST) list.push(...more);
}
