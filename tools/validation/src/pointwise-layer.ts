import { evaluate, type SourceText } from 'loopwright';
import { designFile } from './design-file.ts';
import { freeCosts } from './free-costs.ts';

/** A convolution of 1 x 1 on the PE. */
export interface PointwiseLayer {
  readonly outputChannels: number;
  readonly inputChannels: number;
  readonly positions: number;
  /** Share that is not zero. */
  readonly inputDensity: number;
  readonly weightDensity: number;
}

const design = [
  designFile('eyeriss-v2-pe.yaml'),
  freeCosts(['Memory', 'InputSpad', 'WeightSpad', 'OutputSpad', 'InputRegister']),
];

/** Input channels that a PE has at once, and sums: 128 of its 192 weights. */
export const peChannels = 8;
const peSums = 16;

/** Of a layer whose values lie anywhere, in cycles. @param layer its channels are whole groups */
export async function pointwiseCycles(layer: PointwiseLayer): Promise<number> {
  const result = await evaluate([...design, problemOf(layer), mappingOf(layer)]);
  if (!result.valid) throw new Error(`the layer does not fit: ${result.reason} at ${result.level}`);
  return result.cycles;
}

function problemOf({
  outputChannels,
  inputChannels,
  positions,
  inputDensity,
  weightDensity,
}: PointwiseLayer): SourceText {
  const text = `problem:
  version: 0.4
  shape:
    name: pointwise
    dimensions: [M, C, P]
    data_spaces:
    - {name: Weights, projection: [[[C]], [[M]]]}
    - {name: Inputs, projection: [[[C]], [[P]]]}
    - {name: Outputs, projection: [[[M]], [[P]]], read_write: True}
  instance:
    M: ${outputChannels}
    C: ${inputChannels}
    P: ${positions}
    densities:
      Inputs: {distribution: hypergeometric, density: ${inputDensity}}
      Weights: {distribution: hypergeometric, density: ${weightDensity}}
`;
  return { file: 'layer.yaml', text };
}

function mappingOf({ outputChannels, inputChannels, positions }: PointwiseLayer): SourceText {
  const none = ['InputSpad', 'WeightSpad', 'InputRegister'].map(
    (target) => `- {target: ${target}, type: temporal, factors: [M=1, C=1, P=1], permutation: [M, C, P]}\n`,
  );
  const text = `mapping:
- {target: Memory, type: temporal, factors: [M=${outputChannels / peSums}, C=${inputChannels / peChannels}, P=${positions}], permutation: [P, C, M]}
- {target: OutputSpad, type: temporal, factors: [M=${peSums}, C=${peChannels}, P=1], permutation: [M, C, P]}
${none.join('')}`;
  return { file: 'mapping.yaml', text };
}
