import type { GemminiRow } from '../gemmini-row.ts';
import { gemminiRows, gemminiRuns } from '../gemmini-runs.ts';
import type { Source } from '../source.ts';

const values = Object.fromEntries(gemminiRows.map((row, index) => [nameOf(row, index), row.cycles]));

/** Hong, Huang, Dinh, Subedar, Shao: DOSA: Differentiable Model-Based One-Loop Search for DNN Accelerators, MICRO 2023. */
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
    const [whole, steady] = [await gemminiRuns('cost-latency'), await gemminiRuns('steady state')];
    return new Map(
      gemminiRows.map((row, index) => [
        nameOf(row, index),
        new Map([
          ['cycles', whole[index].modelled],
          ['steady state', steady[index].modelled],
        ]),
      ]),
    );
  },
};

function nameOf({ bounds: { R, S, P, Q, C, K }, stride }: GemminiRow, index: number): string {
  return `${index + 1}: ${R}x${S}/${stride} ${C} to ${K}, ${P}x${Q}`;
}
