import { type LoadedWorkload, type NamedSizes, type Operation, stemOf, type UncostedOperation } from '@loopwright/core';
import { OpenSizes } from './graph/open-sizes.ts';
import { GraphWalk, type WalkedNode } from './graph/walk-graph.ts';
import { countUncosted } from './lower/count-uncosted.ts';
import { type Lowered, lowerRules } from './lower/lower-products.ts';
import { decodeModel } from './model/decode-model.ts';
import { bitsOf } from './model/element-type.ts';
import { OnnxFault, withFaultsIn } from './onnx-fault.ts';
import { TensorList } from './tensor-list.ts';

/**
 * Reads an ONNX model into a workload: products of tensors as loop nests, everything else by name.
 *
 * @param sizes of dimensions that the model leaves open, by their names or by input and axis (`data.0`)
 * @throws SpecError with the byte or the node where the model cannot be used
 */
export function importModel(file: string, bytes: Uint8Array, sizes: NamedSizes = {}): LoadedWorkload {
  return withFaultsIn(file, () => {
    const model = decodeModel(bytes);
    const walk = new GraphWalk(model, new OpenSizes(sizes));
    const network = new NetworkDraft();
    for (const node of walk.nodes(model.graph.nodes, model.opsets)) network.add(node);
    return network.finish(file);
  });
}

/** What a model comes to, node by node. */
class NetworkDraft {
  readonly #operations: Operation[] = [];
  readonly #notCosted: UncostedOperation[] = [];
  readonly #tensors = new TensorList();
  readonly #unknown = new Set<string>();

  add(walked: WalkedNode): void {
    const parts = lowerRules[walked.view.operator]?.(walked.view) ?? [];
    if (parts.length === 0) this.#addUncosted(walked);
    for (const part of parts) this.#addOperation(walked, part);
  }

  finish(file: string): LoadedWorkload {
    const [operations, notCosted] = [this.#operations, this.#notCosted];
    if (operations.length === 0) {
      const problem = 'it has no convolution and no matrix product';
      throw new OnnxFault('onnx-graph', undefined, problem, 'name a model that has layers to map');
    }
    const warnings = [...this.#unknown].map((operator) => ({
      code: 'unknown-operator',
      severity: 'warning' as const,
      message: `${file}: nothing is known of the operator ${operator}: it is listed as not costed`,
    }));
    return { workload: { name: stemOf(file), operations, notCosted, tensors: this.#tensors.all }, warnings };
  }

  #addOperation({ view, outputs }: WalkedNode, lowered: Lowered): void {
    const { problem, part, count = 1, inputs, weights, bias } = lowered;
    const name = part === undefined ? view.name : `${view.name}.${part}`;
    const [output] = outputs;
    const operands = [['Weights', weights] as const, ['Inputs', inputs] as const, ['Outputs', output] as const];
    this.#operations.push({
      name,
      kind: view.operator,
      problem,
      count,
      operands: operands.map(([dataspace, value]) => {
        const bits = bitsOf(value.type);
        return { dataspace, tensor: this.#tensors.add(value), ...(bits !== undefined && { bits }) };
      }),
    });
    if (!bias) return;
    // Added to outputs that are there: only the bias itself is read.
    const words = this.#tensors.wordsOf(bias);
    const added = this.#tensors.wordsOf(output);
    const [tensor] = [this.#tensors.add(bias)];
    this.#push({ name: `${name}.bias`, kind: 'Bias', operations: added, words, inputs: [tensor], outputs: [] });
  }

  #addUncosted({ view, outputs, isKnown }: WalkedNode): void {
    if (!isKnown) this.#unknown.add(view.operator);
    this.#push({
      name: view.name,
      kind: view.operator,
      ...countUncosted(view, outputs, isKnown),
      inputs: view.inputs.flatMap((input) => (input ? [this.#tensors.add(input)] : [])),
      outputs: outputs.map((output) => this.#tensors.add(output)),
    });
  }

  #push(uncosted: Omit<UncostedOperation, 'count'>): void {
    this.#notCosted.push({ ...uncosted, count: 1 });
  }
}
