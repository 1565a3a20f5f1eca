import { type GemminiRow, gemminiCycles } from '../gemmini-row.ts';
import { readRows } from '../read-rows.ts';
import type { Source } from '../source.ts';

/** Hong, Huang, Dinh, Subedar, Shao: DOSA, MICRO 2023; the data of its repository. */
export const gemminiRows: readonly GemminiRow[] = readRows('gemmini-firesim.csv').map(
  ({ network, mapping, stride, cycles, ...bounds }) => ({
    network,
    mapping,
    stride: Number(stride),
    cycles: Number(cycles),
    bounds: Object.fromEntries(Object.entries(bounds).map(([name, bound]) => [name, Number(bound)])),
  }),
);

const values = Object.fromEntries(gemminiRows.map((row, index) => [nameOf(row, index), row.cycles]));

export const gemminiFiresim: Source = {
  name: 'gemmini-firesim',
  title: 'Gemmini 16x16, RTL in FireSim',
  about: `Cycles of layers of BERT, ResNet-50, RetinaNet and U-Net by mappings that DOSA (MICRO 2023) found, simulated cycle by cycle: all layers
of its test sets, by the mappings of the three sets in turn. Ours are the same mappings on [gemmini-16x16-ws](../configs/designs/gemmini-16x16-ws), by the built-in model alone (*steady state*) and with
[cost-latency](../plugins/cost-latency). Nothing is fitted: every parameter is one of the generator, of its L2 cache or of the memory, as the design's README says.`,
  cases: 'layer',
  figures: [
    { name: 'cycles', unit: '', values },
    { name: 'steady state', unit: 'cycles', values },
  ],
  explanation: `- **What the plugin adds**: operations of fewer than 8 points wait for room in the array (6 are in it at once), rows of tiles take whole blocks of 64 bytes,
  tiles are fetched anew for every command of the loop unroller, and 512 KiB of L2 decide which of these go on to DRAM.
- **Too short by half or more**: narrow tiles of 16 output channels whose weights lie a kilobyte and more apart (U-Net, 1024 channels). They take the blocks of L2 that
  they do not use as well, and a page of DRAM for each row.
- **Too short by a quarter**: tiles over half of the scratchpad, which on the chip take turns; ours has room for both.
- **3x3 filters of one input channel** (U-Net's first layer) write to the accumulator more often than the array can be kept busy.`,
  async measure() {
    const all = new Map<string, Map<string, number>>();
    for (const [index, row] of gemminiRows.entries()) {
      const [cycles, steady] = [await gemminiCycles(row), await gemminiCycles(row, [])];
      all.set(
        nameOf(row, index),
        new Map([
          ['cycles', cycles],
          ['steady state', steady],
        ]),
      );
    }
    return all;
  },
};

function nameOf({ bounds: { R, S, P, Q, C, K }, stride }: GemminiRow, index: number): string {
  return `${index + 1}: ${R}x${S}/${stride} ${C} to ${K}, ${P}x${Q}`;
}
