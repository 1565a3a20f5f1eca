import type { Problem } from '@loopwright/spec';
import { convolution } from './convolution.ts';

/** Two tensors that are multiplied and summed up: each a list of labels, as `ik` and `kj` that make `ij`. */
export interface Contraction {
  readonly inputs: readonly string[];
  readonly weights: readonly string[];
  readonly outputs: readonly string[];
  /** Points of each label. */
  readonly sizes: ReadonlyMap<string, number>;
}

/**
 * A contraction as a 1x1 convolution: what all three tensors share are groups (G), what is summed up are input channels (C),
 * what the inputs alone bring to the outputs are positions, its last label P and the others batch (N), and what the weights
 * bring are output channels (M). Undefined where a label is in one operand alone, or twice in one: no such product.
 */
export function contraction({ inputs, weights, outputs, sizes }: Contraction): Problem | undefined {
  const labels = new Set([...inputs, ...weights, ...outputs]);
  if ([inputs, weights, outputs].some((operand) => new Set(operand).size < operand.length)) return undefined;
  const points = { groups: 1, inputChannels: 1, outputChannels: 1, batch: 1, positions: 1 };
  const last = outputs.filter((label) => inputs.includes(label) && !weights.includes(label)).at(-1);
  for (const label of labels) {
    const role = roleOf(label, last, inputs.includes(label), weights.includes(label), outputs.includes(label));
    if (!role) return undefined;
    points[role] *= sizes.get(label) ?? 1;
  }
  const { positions, ...others } = points;
  return convolution({ ...others, axes: [{ positions }] });
}

function roleOf(label: string, last: string | undefined, inInputs: boolean, inWeights: boolean, inOutputs: boolean) {
  if (inInputs && inWeights) return inOutputs ? 'groups' : 'inputChannels';
  if (!inOutputs) return undefined;
  if (inInputs) return label === last ? 'positions' : 'batch';
  return inWeights ? 'outputChannels' : undefined;
}
