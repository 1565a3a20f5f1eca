import { OnnxFault } from '../onnx-fault.ts';
import { decodeAttribute, decodeGraph, decodeNode } from './decode-graph.ts';
import type { Attribute, FunctionDefinition, Graph, Model, Node } from './onnx-model.ts';
import { readFields } from './wire-reader.ts';

/**
 * Reads an ONNX model.
 *
 * @throws OnnxFault with the byte where the file is no model
 */
export function decodeModel(bytes: Uint8Array): Model {
  let producer = '';
  let graph: Graph | undefined;
  const opsets = new Map<string, number>();
  const functions: FunctionDefinition[] = [];
  // Messages name offsets: a part of a larger buffer has others.
  const file = bytes.byteOffset === 0 ? bytes : bytes.slice();
  readFields(file, (field) => {
    if (field.number === 2) producer = field.text();
    else if (field.number === 7) graph = decodeGraph(field.bytes(), 0);
    else if (field.number === 8) addOpset(field.bytes(), opsets);
    else if (field.number === 25) functions.push(decodeFunction(field.bytes()));
  });
  if (!graph) throw new OnnxFault('broken-onnx', undefined, 'it holds no graph', 'check that this is an ONNX model');
  return { producer, opsets, graph, functions };
}

function addOpset(bytes: Uint8Array, opsets: Map<string, number>): void {
  let domain = '';
  let version = 1;
  readFields(bytes, (field) => {
    if (field.number === 1) domain = field.text();
    else if (field.number === 2) version = field.integer();
  });
  opsets.set(domain === 'ai.onnx' ? '' : domain, version);
}

function decodeFunction(bytes: Uint8Array): FunctionDefinition {
  let [name, domain] = ['', ''];
  const inputs: string[] = [];
  const outputs: string[] = [];
  const nodes: Node[] = [];
  const defaults: Attribute[] = [];
  const opsets = new Map<string, number>();
  readFields(bytes, (field) => {
    if (field.number === 1) name = field.text();
    else if (field.number === 4) inputs.push(field.text());
    else if (field.number === 5) outputs.push(field.text());
    else if (field.number === 7) nodes.push(decodeNode(field.bytes(), 0));
    else if (field.number === 9) addOpset(field.bytes(), opsets);
    else if (field.number === 10) domain = field.text();
    else if (field.number === 11) defaults.push(decodeAttribute(field.bytes(), 0));
  });
  return { name, domain, inputs, outputs, nodes, defaults, opsets };
}
