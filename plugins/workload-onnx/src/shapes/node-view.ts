import type { Attribute, Node, TensorData } from '../model/onnx-model.ts';
import { OnnxFault } from '../onnx-fault.ts';
import { type Shape, showShape, type Value } from './value.ts';

/** What a rule infers of one output of a node. */
export interface Inferred {
  readonly shape: Shape | undefined;
  /** That of the first input where it is absent. */
  readonly type?: number | undefined;
  readonly elements?: readonly number[] | undefined;
}

/** A node with what is known of its inputs, as rules look at it. */
export class NodeView {
  readonly name: string;
  readonly operator: string;
  readonly opset: number;
  /** Undefined where an optional one is left out. */
  readonly inputs: readonly (Value | undefined)[];
  readonly outputCount: number;
  readonly #attributes: ReadonlyMap<string, Attribute>;

  constructor(node: Node, name: string, opset: number, inputs: readonly (Value | undefined)[]) {
    this.name = name;
    this.operator = node.operator;
    this.opset = opset;
    this.inputs = inputs;
    this.outputCount = node.outputs.length;
    this.#attributes = node.attributes;
  }

  has(attribute: string): boolean {
    return this.#attributes.has(attribute);
  }

  attribute(name: string): Attribute | undefined {
    return this.#attributes.get(name);
  }

  tensor(name: string): TensorData | undefined {
    return this.#attributes.get(name)?.tensor;
  }

  integer(name: string, standard: number): number {
    return this.#attributes.get(name)?.integer ?? standard;
  }

  /** Undefined where the attribute is left out. */
  integers(name: string): readonly number[] | undefined {
    return this.#attributes.get(name)?.integers;
  }

  text(name: string, standard: string): string {
    return this.#attributes.get(name)?.text ?? standard;
  }

  /** The input of that number, which must be there. */
  input(index: number): Value {
    const value = this.inputs[index];
    if (!value) throw this.fault(`input ${index + 1} is missing`);
    return value;
  }

  /** The shape of an input that must be there; undefined where nothing is known of it. */
  shape(index: number): Shape | undefined {
    return this.input(index).shape;
  }

  /** An axis counted from the front, of a tensor of so many. */
  axis(axis: number, rank: number): number {
    const positive = axis < 0 ? axis + rank : axis;
    if (Number.isInteger(positive) && positive >= 0 && positive < Math.max(rank, 1)) return positive;
    throw this.fault(`axis ${axis} is none of the ${rank} that there are`);
  }

  /** Integers that an attribute gave in older operator sets, and an input gives in newer ones. */
  attributeOrInput(name: string, index: number): readonly number[] | undefined {
    return this.integers(name) ?? this.inputs[index]?.elements;
  }

  fault(problem: string, hint?: string): OnnxFault {
    const shapes = this.inputs.map((input) => (input ? `${input.name} ${showShape(input.shape)}` : 'nothing'));
    const of = shapes.length > 0 ? ` (inputs: ${shapes.slice(0, 6).join(', ')})` : '';
    return new OnnxFault('onnx-graph', `node ${this.name} (${this.operator})`, `${problem}${of}`, hint);
  }
}
