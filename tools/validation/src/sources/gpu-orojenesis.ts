import { convolution, problemSource } from '@loopwright/workload';
import { map } from 'loopwright';
import type { Source } from '../source.ts';

const design = 'a100';
const side = 4096;
const mebibyte = 2 ** 20;

/**
 * Multiprocessors and L2 of the A2 (1280 lanes, 128 in each), A30 and A100 by public tables of their specifications, of the H100 by its
 * reviewers, as SXM board: which of its boards was measured is not said. Room for what all multiprocessors share: L2 of several partitions holds a copy in each.
 */
const gpus = {
  'A2, 2 MiB': { multiprocessors: 10, l2MiB: 2, partitions: 1 },
  'A30, 24 MiB': { multiprocessors: 56, l2MiB: 24, partitions: 2 },
  'A100, 40 MiB': { multiprocessors: 108, l2MiB: 40, partitions: 2 },
  'H100, 50 MiB': { multiprocessors: 132, l2MiB: 50, partitions: 2 },
} as const;

type Gpu = keyof typeof gpus;
const names = Object.keys(gpus) as readonly Gpu[];

/** Huang, Tsai, Emer, Parashar: Mind the Gap: Attainable Data Movement and Operational Intensity Bounds, ISCA 2024, figure 24a. */
export const gpuOrojenesis: Source = {
  name: 'gpu-orojenesis',
  title: 'GPUs, ISCA 2024 (Orojenesis), figure 24a',
  about: `MiB that pass DRAM in a product of two 4096 x 4096 matrices of 32 bits, by CUTLASS on CUDA cores (SIMT) and on tensor cores, counted on four GPUs; the figures are in the
repository of the authors (NVlabs/timeloop, orojenesis). Ours is the mapping of least traffic that annealing finds on [${design}](../configs/designs/${design}) with each GPU's number of
multiprocessors and L2, words of 32 bits. All but the A2 have their L2 in two partitions that each keep what their own multiprocessors read (so NVIDIA describes the A100; the A30 is the same chip, and
of the H100 it is assumed): half of it is room for what all of them share.`,
  cases: 'GPU and its L2',
  figures: [
    figure('SIMT', [2.69 * 1024, 650, 533, 373.39]),
    figure('tensor cores', [1.58 * 1024, 561.51, 411.06, 373.33]),
  ],
  explanation: `- **Ours choose by what L2 holds, kernels by what suits multiprocessors**: tiles of the two kernels are fixed, and both differ from each other by as much as from ours.
- With all of the L2 as room, traffic on A30, A100 and H100 would be 384, 256 and 256 MiB, which nothing that was measured comes near.`,
  async measure() {
    const all = new Map<string, ReadonlyMap<string, number>>();
    for (const name of names) {
      const mib = await dramMiB(name);
      all.set(
        name,
        new Map([
          ['SIMT', mib],
          ['tensor cores', mib],
        ]),
      );
    }
    return all;
  },
};

/** Least traffic that is found. */
export async function dramMiB(name: Gpu): Promise<number> {
  const { multiprocessors, l2MiB, partitions } = gpus[name];
  const problem = convolution({ inputChannels: side, outputChannels: side, axes: [{ positions: side }] });
  const overrides = {
    'SM.meshX': multiprocessors,
    'DRAM.datawidth': 32,
    'L2.datawidth': 32,
    'L2.depth': (l2MiB * mebibyte * 8) / 256 / partitions,
    'SharedMemory.datawidth': 32,
    'OperandRegisters.datawidth': 32,
  };
  const { best } = await map([design, problemSource(problem, 'gemm.yaml')], {
    overrides,
    mapper: 'annealing',
    objective: 'last_level_accesses',
    limits: { evaluations: 60_000 },
  });
  if (!best?.valid) throw new Error(`no mapping of ${name} fits`);
  const tiles = Object.values(best.levels.DRAM.dataspaces);
  return (tiles.reduce((sum, { reads, updates }) => sum + reads + updates, 0) * 4) / mebibyte;
}

function figure(name: string, values: readonly number[]) {
  return { name, unit: 'MiB', values: Object.fromEntries(names.map((gpu, index) => [gpu, values[index]])) };
}
