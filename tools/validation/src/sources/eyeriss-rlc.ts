import { evaluate, type SourceText } from 'loopwright';
import { alexNetShape } from '../alexnet.ts';
import { type ConvolutionShape, shapeProblem } from '../convolution-shape.ts';
import { batch, type Convolution, convolutions, eyerissFoldings } from '../eyeriss-foldings.ts';
import { type EyerissFolding, eyerissMapping } from '../eyeriss-mapping.ts';
import type { Source } from '../source.ts';

const design = 'eyeriss';
const wordBits = 16;
/** Three values, each with the run of zeros before it, in a word of 64 bits. */
const valueBits = 64 / 3;

/** Shares of the values that are not zero; inputs of the first layer are sent as they are. */
const densities = {
  conv1: { Outputs: 0.378 },
  conv2: { Inputs: 0.6, Outputs: 0.169 },
  conv3: { Inputs: 0.275, Outputs: 0.303 },
  conv4: { Inputs: 0.207, Outputs: 0.304 },
  conv5: { Inputs: 0.23, Outputs: 0.1 },
} as const satisfies Record<Convolution, Readonly<Record<string, number>>>;

/** Mappings of sparse tensors are even in space: conv2 as Sparseloop has it, strips of 14 rows of two images. */
const evenFoldings: Partial<Record<Convolution, EyerissFolding>> = {
  conv2: { n: 2, m: 32, e: 14, p: 16, q: 2, r: 1, t: 1 },
};

/** Chen, Krishna, Emer, Sze: Eyeriss, JSSC 52:1, 2017; Wu et al.: Sparseloop, MICRO 2022, table 7. */
export const eyerissRlc: Source = {
  name: 'eyeriss-rlc',
  title: 'Eyeriss, compression on the way to DRAM',
  about: `How much less passes DRAM on the chip of 65 nm, AlexNet of 2012 with a batch of 4, since activations are sent as runs of zeros and what follows them; to one digit behind the
point (*chip*, JSSC 2017), and as Sparseloop has it (MICRO 2022, table 7, from its artifact, where the densities of the activations are). Ours are the chip's own mappings, but for conv2, on
[${design}](../configs/designs/${design}), with ranks of RLE on the way to DRAM: 5 bits of a run and 16 of a value, three of these in a word of 64 bits. Nothing is fitted.`,
  cases: 'layer',
  figures: [figure('chip', [1.2, 1.4, 1.7, 1.8, 1.9]), figure('Sparseloop', [1.243, 1.355, 1.698, 1.867, 1.938])],
  explanation: `- **Weights are sent as they are**, and so are the inputs of conv1: that is why 60 to 90 % of zeros save no more than a fifth to a half.
- Outputs of conv1 and conv2 are padded to 56 x 56 and 28 x 28, and conv2 is mapped to strips of 14 rows, as **Sparseloop** has them: sparse mappings are even in space. It counts 21 bits a
  value where three fill 64.
- Runs of more than 31 zeros take a pair of their own, which neither counts: at 10 % of the outputs of conv5, 3 % of them.`,
  async measure() {
    const all = new Map<string, ReadonlyMap<string, number>>();
    for (const name of convolutions) {
      const ratio = await compression(name);
      all.set(
        name,
        new Map([
          ['chip', ratio],
          ['Sparseloop', ratio],
        ]),
      );
    }
    return all;
  },
};

/** Bits of all that passes DRAM in plain words, over those that do. */
export async function compression(name: Convolution): Promise<number> {
  const folding: EyerissFolding = evenFoldings[name] ?? eyerissFoldings[name];
  const own: ConvolutionShape = alexNetShape(name);
  const side = folding.e * Math.ceil(own.Q! / folding.e);
  const shape = { ...own, P: side, Q: side };
  const layer = shapeProblem(shape, batch, densities[name]);
  const mapping = eyerissMapping(shape, folding, batch);
  const result = await evaluate([design, layer, mapping, runLengths(shape, densities[name])]);
  if (!result.valid) throw new Error(`${name} does not fit: ${result.reason} at ${result.level}`);
  let plain = 0;
  let sent = 0;
  for (const { reads, updates, sparse } of Object.values(result.levels.DRAM.dataspaces)) {
    plain += (reads + updates) * wordBits;
    const values = sparse ? sparse.reads.actual + sparse.updates.actual : reads + updates;
    sent += values * (sparse && sparse.format !== 'none' ? valueBits : wordBits);
  }
  return plain / sent;
}

/** Beside the design: one run of zeros before each value, through all of a tensor; the buffer takes and gives plain words. */
function runLengths(shape: ConvolutionShape, given: Readonly<Record<string, number>>): SourceText {
  const present = [...'NGCMPQRS'].filter((name) => name === 'N' || name in shape);
  const format = (tensor: string, absent: string) => {
    const dimensions = present.filter((name) => !absent.includes(name)).join(', ');
    const all = `flattened_rankIDs: [[${dimensions}]]`;
    return `{name: ${tensor}, ranks: [{format: UOP, payload_word_bits: 0, ${all}}, {format: RLE, metadata_word_bits: 5, ${all}}]}`;
  };
  const formats = Object.keys(given).map((tensor) => format(tensor, tensor === 'Inputs' ? 'M' : 'CRS'));
  const text = `sparse_optimizations:
  targets:
  - name: DRAM
    representation_format: {data_spaces: [${formats.join(', ')}]}
overrides:
  DRAM: {metadata_datawidth: 5, metadata_storage_width: 5}
  GlobalBuffer: {decompression_supported: true, compression_supported: true}
`;
  return { file: 'run-lengths.yaml', text };
}

function figure(name: string, values: readonly number[]) {
  return { name, unit: '', values: Object.fromEntries(convolutions.map((layer, index) => [layer, values[index]])) };
}
