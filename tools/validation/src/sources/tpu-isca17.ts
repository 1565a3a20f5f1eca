import { convolution, problemSource } from '@loopwright/workload';
import { evaluate, type SourceText } from 'loopwright';
import type { Source } from '../source.ts';

const design = 'tpu-v1';
const side = 256;
const peakTeraOps = 92;

/** Of table 1, read again in a public transcription of the paper's tables: fully connected layers, weights, batch. */
const workloads = {
  MLP0: { layers: 5, weights: 20e6, batch: 200 },
  MLP1: { layers: 4, weights: 5e6, batch: 168 },
  LSTM0: { layers: 24, weights: 52e6, batch: 64 },
  LSTM1: { layers: 37, weights: 34e6, batch: 96 },
} as const;

type Workload = keyof typeof workloads;

/** Jouppi et al.: In-Datacenter Performance Analysis of a Tensor Processing Unit, ISCA 2017. */
export const tpuIsca17: Source = {
  name: 'tpu-isca17',
  title: 'TPU v1, ISCA 2017, table 3',
  about: `Operations that the chip achieves (92 x 10¹² a second at the most). The publication gives the number of fully connected layers, their weights in all and the batch; ours is a
square layer of the mean size, on [${design}](../configs/designs/${design}) in the only order that fetches each weight once, inputs and outputs on chip. The layers of CNN0 and CNN1
are not published.`,
  cases: 'workload',
  figures: [{ name: 'operations', unit: '10¹² a second', values: { MLP0: 12.3, MLP1: 9.7, LSTM0: 3.7, LSTM1: 2.8 } }],
  explanation: `- **All wait for weights**: 34 GB/s, each used once for every image of the batch. That is all that ours know; three of the four achieve 85 to 90 % of it. Table 3 has what takes the
  rest: cycles in which weights are shifted in, operands are waited for, or no matrix is multiplied.
- **LSTM1** has small matrices; the paper speaks of some of 600 x 600, which fill 61 % of the nine tiles of 256 x 256 that are fetched for them. Table 3 has just that: while the array is
  active, 6.3 of 10.5 % of its multiply-accumulates are useful. A square of the mean size, 959, hides it. The rest is table 3's as well: weights are shifted in for 17 % of the cycles, 10 % have no
  matrix, 11 % wait for a result.`,
  async measure() {
    const names = Object.keys(workloads) as Workload[];
    const all = new Map<string, ReadonlyMap<string, number>>();
    for (const name of names) all.set(name, new Map([['operations', await teraOps(name)]]));
    return all;
  },
};

/** 10¹² operations a second, two for each multiply-accumulate. */
export async function teraOps(name: Workload): Promise<number> {
  const { layers, weights, batch } = workloads[name];
  const size = Math.round(Math.sqrt(weights / layers));
  const problem = convolution({ batch, inputChannels: size, outputChannels: size });
  // Inputs and outputs do not pass through DRAM on their way from layer to layer: its bandwidth is for weights.
  const overrides = { 'DRAM.per_dataspace_bandwidth_consumption_scale': '{Inputs: 0, Outputs: 0}' };
  const result = await evaluate([design, problemSource(problem, 'layer.yaml'), mapping(size, batch)], { overrides });
  if (!result.valid) throw new Error(`${name} does not fit: ${result.reason} at ${result.level}`);
  return peakTeraOps * result.utilization;
}

function mapping(size: number, batch: number): SourceText {
  const tiles = Math.ceil(size / side);
  const last = size - (tiles - 1) * side;
  const loops = (target: string, type: string, factors: string, more = '') =>
    `- {target: ${target}, type: ${type}, factors: [${factors}], permutation: [N, C, M, P, Q, R, S]${more}}\n`;
  const text = `mapping:
- {target: DRAM, type: dataspace, keep: [Inputs, Weights, Outputs], bypass: []}
- {target: UnifiedBuffer, type: dataspace, keep: [Inputs, Outputs], bypass: [Weights]}
- {target: Accumulator, type: dataspace, keep: [Outputs], bypass: [Inputs, Weights]}
- {target: WeightRegister, type: dataspace, keep: [Weights], bypass: [Inputs, Outputs]}
${loops('DRAM', 'temporal', 'N=1')}${loops('UnifiedBuffer', 'temporal', `C=${tiles}, M=${tiles}`)}${loops('Column', 'spatial', `"M=${side},${last}"`, ', split: 999')}${loops('Accumulator', 'temporal', `N=${batch}`)}${loops('Row', 'spatial', `"C=${side},${last}"`, ', split: 0')}${loops('WeightRegister', 'temporal', 'N=1')}`;
  return { file: 'mapping.yaml', text };
}
