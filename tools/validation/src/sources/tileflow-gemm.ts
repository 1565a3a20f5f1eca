import { readRows } from '../read-rows.ts';
import type { Source } from '../source.ts';
import { type TileflowRow, tileflowCycles } from '../tileflow-row.ts';

/** Zheng et al.: TileFlow, MICRO 2023, figure 7; the data of its repository. */
export const tileflowRows: readonly TileflowRow[] = readRows('tileflow-gemm.csv').map(
  (row) => Object.values(row).map(Number) as unknown as TileflowRow,
);

const values = Object.fromEntries(tileflowRows.map((row) => [nameOf(row), row[6]]));

export const tileflowGemm: Source = {
  name: 'tileflow-gemm',
  title: 'TileFlow, RTL of a 16x16 systolic array',
  about: `Cycles of matrix products in RTL simulation (MICRO 2023, figure 7), every sixteenth row. Ours are the same tiles on the array as the authors describe it for their validation
([tileflow-16x16.yaml](../tools/validation/designs/tileflow-16x16.yaml)): 4 words a cycle to and from memory, tiles that alternate. Nothing is fitted.
Computes over 256 cells alone are off by 70 % here.`,
  cases: 'M x N x K, tile',
  figures: [
    { name: 'cycles', unit: '', values },
    { name: 'steady state', unit: 'cycles', values },
  ],
  explanation: `- **Both operands of every tile are fetched anew**, though one of them stays: \`timing_reload\`. That is most of what the steady state lacks.
- **Each tile takes 12 cycles more** than its words at 4 a cycle, and a run 31 more than filling and draining the array, as rows with few tiles show to the cycle.
  The description has neither, so ours leave them out: with both the mean error would fall to a third.
- **Where outputs come back in more cycles than a pass takes**, the array waits until they are all gone; ours too (tiles of K = 16).`,
  async measure() {
    const all = new Map<string, Map<string, number>>();
    for (const row of tileflowRows) {
      const [cycles, steady] = [await tileflowCycles(row), await tileflowCycles(row, { isSteady: true })];
      all.set(
        nameOf(row),
        new Map([
          ['cycles', cycles],
          ['steady state', steady],
        ]),
      );
    }
    return all;
  },
};

function nameOf([m, n, k, tileM, tileN, tileK]: TileflowRow): string {
  return `${m} x ${n} x ${k}, ${tileM} x ${tileN} x ${tileK}`;
}
