import type { FunctionDefinition, Model, Node, ValueInfo } from '../model/onnx-model.ts';
import { OnnxFault } from '../onnx-fault.ts';
import { type Inferred, NodeView } from '../shapes/node-view.ts';
import { shapeRules } from '../shapes/shape-rules.ts';
import { type Dim, MAX_RANK, type Shape, type Value, valueOfTensor } from '../shapes/value.ts';
import { inlineFunction, inlineGraph } from './inline-nodes.ts';
import type { OpenSizes } from './open-sizes.ts';

/** A node that runs, with what is known of the values that it takes and makes. */
export interface WalkedNode {
  readonly view: NodeView;
  readonly outputs: readonly Value[];
  /** Whether anything is known of its operator. */
  readonly isKnown: boolean;
}

/** Functions call functions: far above what exporters write. */
const MAX_DEPTH = 24;
const MAX_NODES = 200_000;
const RANDOM = /^(Random|Bernoulli|Multinomial)/;

/** Goes through a model in the order in which it runs, and infers the shape of every value. */
export class GraphWalk {
  /** By name. */
  readonly values = new Map<string, Value>();
  readonly #sizes: OpenSizes;
  readonly #infos: ReadonlyMap<string, ValueInfo>;
  readonly #functions: ReadonlyMap<string, FunctionDefinition>;
  readonly #names = new Set<string>();
  #count = 0;

  constructor({ graph, functions }: Model, sizes: OpenSizes) {
    this.#sizes = sizes;
    this.#infos = new Map([...graph.outputs, ...graph.valueInfo].map((info) => [info.name, info]));
    this.#functions = new Map(functions.map((one) => [`${one.domain}.${one.name}`, one]));
    for (const tensor of graph.initializers) this.#set(valueOfTensor(tensor));
    for (const input of graph.inputs) {
      if (this.values.has(input.name)) continue;
      const { name, type } = input;
      this.#set({ name, type, shape: sizes.inputShape(input), isConstant: false });
    }
    sizes.check();
  }

  /** The nodes that run: what constants and shapes alone decide is done before. */
  *nodes(nodes: readonly Node[], opsets: ReadonlyMap<string, number>, depth = 0): Generator<WalkedNode> {
    if (depth > MAX_DEPTH) throw new OnnxFault('onnx-graph', undefined, 'its functions call each other without end');
    for (const node of nodes) {
      this.#count++;
      if (this.#count > MAX_NODES) throw new OnnxFault('onnx-graph', undefined, `it has more than ${MAX_NODES} nodes`);
      const name = this.#nameOf(node);
      const inner = this.#inlined(node, name);
      if (inner) yield* this.nodes(inner.nodes, inner.opsets ?? opsets, depth + 1);
      else yield* this.#step(node, name, opsets.get(node.domain) ?? 1);
    }
  }

  #inlined(node: Node, name: string): { nodes: Node[]; opsets?: ReadonlyMap<string, number> } | undefined {
    const definition = this.#functions.get(`${node.domain}.${node.operator}`);
    if (definition) return { nodes: inlineFunction(definition, node, name), opsets: definition.opsets };
    if (![...node.attributes.values()].some(({ graph }) => graph)) return undefined;
    const view = this.#viewOf(node, name, 1);
    if (node.operator !== 'If') {
      const hint = 'export the model with its loops unrolled';
      throw view.fault('it runs a graph of its own as often as data decide', hint);
    }
    const condition = view.input(0).elements?.[0];
    if (condition === undefined) {
      throw view.fault('data decide which branch runs', 'export the model without the branch');
    }
    const branch = view.attribute(condition ? 'then_branch' : 'else_branch')?.graph;
    if (!branch) throw view.fault('it lacks the branch that runs');
    for (const tensor of branch.initializers) this.#set(valueOfTensor(tensor));
    return { nodes: inlineGraph(branch, node, name) };
  }

  *#step(node: Node, name: string, opset: number): Generator<WalkedNode> {
    const view = this.#viewOf(node, name, opset);
    const rule = node.domain === '' ? shapeRules[node.operator] : undefined;
    const inferred = rule ? rule(view) : [];
    const inputs = view.inputs.filter((input) => input !== undefined);
    const isConstant = inputs.every((input) => input.isConstant) && !RANDOM.test(node.operator);
    const outputs = node.outputs.flatMap((output, at): Value[] => {
      if (output === '') return [];
      const value = this.#valueOf(output, inferred[at], view, isConstant);
      this.#set(value);
      return [value];
    });
    const isDone = isConstant || outputs.every(({ elements }) => elements !== undefined);
    if (!isDone) yield { view, outputs, isKnown: rule !== undefined };
  }

  #viewOf(node: Node, name: string, opset: number): NodeView {
    const inputs = node.inputs.map((input) => {
      if (input === '') return undefined;
      const value = this.values.get(input);
      if (value) return value;
      const place = `node ${name} (${node.operator})`;
      throw new OnnxFault('onnx-graph', place, `its input ${input} is made by no node before it`);
    });
    return new NodeView(node, name, opset, inputs);
  }

  #set(value: Value): void {
    const rank = value.shape?.length ?? 0;
    if (rank > MAX_RANK) throw new OnnxFault('onnx-graph', `tensor ${value.name}`, `it has ${rank} axes`);
    this.values.set(value.name, value);
  }

  /** What is inferred, and beyond that what the file says. */
  #valueOf(name: string, inferred: Inferred | undefined, view: NodeView, isConstant: boolean): Value {
    const info = this.#infos.get(name);
    const stated = info?.shape?.map((dim) => this.#sizes.sizeOf(dim));
    const shape = completed(inferred?.shape, stated);
    const type = (inferred?.type ?? (inferred ? view.inputs[0]?.type : info?.type)) || info?.type || 0;
    const { elements } = inferred ?? {};
    return { name, shape, type, isConstant, ...(elements && { elements }) };
  }

  #nameOf({ name, operator, outputs }: Node): string {
    const base = name || outputs.find((output) => output !== '') || operator || 'node';
    let unique = base;
    for (let copy = 2; this.#names.has(unique); copy++) unique = `${base}_${copy}`;
    this.#names.add(unique);
    return unique;
  }
}

function completed(shape: Shape | undefined, stated: readonly Dim[] | undefined): Shape | undefined {
  if (!shape) return stated;
  if (stated?.length !== shape.length) return shape;
  return shape.map((dim, axis) => dim ?? stated[axis]);
}
