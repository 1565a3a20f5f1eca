import { evaluate, type Input, mapNetwork } from 'loopwright';
import { type AlexNetLayer, alexNet, alexNetLayers, alexNetShape } from '../alexnet.ts';
import { shapeProblem } from '../convolution-shape.ts';
import type { Source } from '../source.ts';

const design = 'eyeriss-normalized';

const batch = 16;

/** Chen, Emer, Sze: Eyeriss: A Spatial Architecture for Energy-Efficient Dataflow for Convolutional Neural Networks, ISCA 2016. */
export const eyerissIsca16: Source = {
  name: 'eyeriss-isca16',
  title: 'Eyeriss, ISCA 2016, figure 10',
  about: `Energy of row stationary in MACs of 16 bits (x 10⁹): AlexNet of 2012 with a batch of 16, 256 PEs, a buffer of 128 KB and 512 B of registers in each
PE. Ours are the mappings of least energy on [${design}](../configs/designs/${design}), each proven. No number is fitted. One choice is made by these figures: the order of
the outermost loops, by DRAM of conv1 and conv2, as the design's README says.`,
  cases: 'layer',
  figures: [
    figure('ALU', [1.69, 3.58, 2.39, 1.79, 1.2, 0.6, 0.27, 0.07]),
    figure('DRAM', [2.46, 2.27, 2.02, 1.57, 1.05, 7.78, 3.39, 0.84]),
    figure('RF', [6.75, 14.33, 9.57, 7.18, 4.78, 2.42, 1.07, 0.26]),
  ],
  explanation: `- **ALU** is the number of multiply-accumulates; what differs is the rounding of the publication (fc3: 0.0655 is printed as 0.07).
- **RF**: the published figures are four accesses per multiply-accumulate, to the last digit printed: reads of input, weight and partial sum, and
  its write. Writes that fill registers are not in them, and so not in ours; with them the figures would be 1 to 7 % above. Ours leave out the reads of
  partial sums that begin at 0.
- **DRAM of conv3 to conv5**: the whole planes of 64 filters and 4 images stay in the buffer as partial sums. Inputs are fetched for each group of
  64 filters, weights for every 4 images; 4 weights + 6 inputs + outputs of conv3 are 10.11 million words, 2.02 as published.
- **DRAM of conv1 and conv2**: the published figures read as sums of whole tensors. conv2: 8 weights + 4 inputs + outputs are 2.27,
  32 filters and 2 images at a time; ours takes 64 filters of one image, which fits as well and fetches less: 16 weights + 2 inputs + outputs. conv1: 64 weights +
  2 inputs + outputs, with the rows that strips share fetched again, are 2.46: 48 filters and 14 rows of one image at a time. Ours
  takes 96 filters and 5 rows of two: 88 weights, and inputs once with their shared rows.
- **DRAM of fc1**: the published figure is 2.5 % above all data once; ours is 0.4 % above it.`,
  measure: () => eyerissEnergies(alexNetLayers),
};

/** Of least energy, by layer and figure, in multiply-accumulates (x 10⁹). Throws where one is not proven. */
export async function eyerissEnergies(
  names: readonly AlexNetLayer[],
): Promise<ReadonlyMap<string, Map<string, number>>> {
  const { layers } = await mapNetwork([design, alexNet(batch, names)], { mapper: 'optimal', objective: 'energy' });
  const all = new Map<string, Map<string, number>>();
  for (const { name, energies, mapping, optimal } of layers) {
    if (!optimal) throw new Error(`no mapping of ${name} is proven`);
    const found = { file: 'mapping.json', text: JSON.stringify({ mapping }) };
    const accesses = await registerAccesses([design, shapeProblem(alexNetShape(name as AlexNetLayer), batch), found]);
    all.set(
      name,
      new Map([
        ['ALU', energies.MAC / 1e9],
        ['DRAM', energies.DRAM / 1e9],
        ['RF', accesses / 1e9],
      ]),
    );
  }
  return all;
}

/** Reads of inputs, weights and partial sums and writes of the latter; what fills registers is left out, as in the publication. */
async function registerAccesses(inputs: readonly Input[]): Promise<number> {
  const result = await evaluate(inputs);
  if (!result.valid) throw new Error(`what was found does not fit: ${result.reason}`);
  const tiles = Object.values(result.levels.RegisterFile.dataspaces);
  return tiles.reduce((sum, { reads, updates, utilizedInstances }) => sum + (reads + updates) * utilizedInstances, 0);
}

function figure(name: string, values: readonly number[]) {
  return { name, unit: '10⁹', values: Object.fromEntries(alexNetLayers.map((layer, index) => [layer, values[index]])) };
}
