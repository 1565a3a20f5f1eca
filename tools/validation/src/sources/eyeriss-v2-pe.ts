import { type PointwiseLayer, peChannels, pointwiseCycles } from '../pointwise-layer.ts';
import { readRows } from '../read-rows.ts';
import type { Source } from '../source.ts';

/** Layers of sparse MobileNet-0.5 with their densities, cycles on the PE and those that Sparseloop gives, as the artifact of the paper has them. */
const layers = {
  L07: { shape: [64, 64, 32 * 32], inputs: 0.73, weights: 0.52, cycles: 1702140, sparseloop: 1592158 },
  L09: { shape: [64, 128, 16 * 16], inputs: 0.86, weights: 0.82, cycles: 1499682, sparseloop: 1478912 },
  L13: { shape: [128, 256, 8 * 8], inputs: 0.83, weights: 0.64, cycles: 1144158, sparseloop: 1114008 },
  L19: { shape: [256, 256, 8 * 8], inputs: 0.61, weights: 0.55, cycles: 1457458, sparseloop: 1407190 },
  L21: { shape: [256, 256, 8 * 8], inputs: 0.64, weights: 0.6, cycles: 1677684, sparseloop: 1610614 },
  L23: { shape: [256, 256, 8 * 8], inputs: 0.61, weights: 0.7, cycles: 1821557, sparseloop: 1790969 },
  L25: { shape: [256, 512, 4 * 4], inputs: 0.68, weights: 0.65, cycles: 948572, sparseloop: 926942 },
  L27: { shape: [512, 512, 4 * 4], inputs: 0.58, weights: 0.3, cycles: 775316, sparseloop: 729810 },
} as const;

type Layer = keyof typeof layers;
const names = Object.keys(layers) as readonly Layer[];

/** Of each channel of a layer the values that are not zero, from the tensors of the artifact. */
const counts = new Map(
  readRows('eyeriss-v2-channels.csv').map((row) => [`${row.layer} ${row.tensor}`, row.counts.split(' ').map(Number)]),
);

const measured = valuesOf('cycles');

/** Wu, Tsai, Parashar, Sze, Emer: Sparseloop: An Analytical Approach to Sparse Tensor Accelerator Modeling, MICRO 2022, figure 12. */
export const eyerissV2Pe: Source = {
  name: 'eyeriss-v2-pe',
  title: 'Eyeriss v2 PE, MICRO 2022 (Sparseloop), figure 12',
  about: `Cycles of a PE of Eyeriss v2 with one multiply-accumulate on convolutions of 1 x 1 of a pruned MobileNet-0.5, simulated with the values of the network; figures are those of the
paper's artifact (Accelergy-Project/micro22-sparseloop-artifact), whose names the layers have. Ours is the PE as the chip's paper describes it
([eyeriss-v2-pe.yaml](../tools/validation/designs/eyeriss-v2-pe.yaml)): by the densities of the two tensors (*one density*), and by those of their channels (*by channel*); *Sparseloop*
sets the first beside what Sparseloop gives. Nothing is fitted.`,
  cases: 'layer',
  figures: [
    { name: 'one density', unit: 'cycles', values: measured },
    { name: 'by channel', unit: 'cycles', values: measured },
    { name: 'Sparseloop', unit: 'cycles', values: valuesOf('sparseloop') },
  ],
  explanation: `- **One density for a tensor** is short in every layer, as with Sparseloop: a cycle is spent on each pair of an input and a weight of the same channel that are both not zero, and
  the two are taken to be independent. They are not: pruning has kept more weights of channels with many inputs that are not zero.
- **By channel** the layer is the sum of groups of ${peChannels} channels, as many as a PE has at once, each with the densities of its own values; grouped are channels with about as many inputs
  that are not zero. What is left is how densities differ inside a group.
- The artifact has neither densities nor values of the other layers of the network.`,
  async measure() {
    const all = new Map<string, ReadonlyMap<string, number>>();
    for (const name of names) {
      const oneDensity = await pointwiseCycles(wholeLayer(name));
      const byChannel = await cyclesByChannel(name);
      all.set(
        name,
        new Map([
          ['one density', oneDensity],
          ['by channel', byChannel],
          ['Sparseloop', oneDensity],
        ]),
      );
    }
    return all;
  },
};

/** A layer by the densities of its tensors. */
export function wholeLayer(name: Layer): PointwiseLayer {
  const { shape, inputs, weights } = layers[name];
  const [inputChannels, outputChannels, positions] = shape;
  return { inputChannels, outputChannels, positions, inputDensity: inputs, weightDensity: weights };
}

/** In cycles, the sum of its groups of channels. */
export async function cyclesByChannel(name: Layer): Promise<number> {
  const whole = wholeLayer(name);
  const [inputs, weights] = ['Inputs', 'Weights'].map((tensor) => counts.get(`${name} ${tensor}`)!);
  const channels = [...inputs.keys()].sort((a, b) => inputs[a] - inputs[b]);
  let cycles = 0;
  for (let first = 0; first < channels.length; first += peChannels) {
    const group = channels.slice(first, first + peChannels);
    const share = (nonzeros: readonly number[], words: number) =>
      group.reduce((sum, channel) => sum + nonzeros[channel], 0) / (group.length * words);
    cycles += await pointwiseCycles({
      ...whole,
      inputChannels: group.length,
      inputDensity: share(inputs, whole.positions),
      weightDensity: share(weights, whole.outputChannels),
    });
  }
  return cycles;
}

function valuesOf(key: 'cycles' | 'sparseloop') {
  return Object.fromEntries(names.map((name) => [name, layers[name][key]]));
}
