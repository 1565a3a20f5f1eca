import { costLatency } from '@loopwright/cost-latency';
import { recordFeatures, type Sample } from '@loopwright/cost-learned';
import type { Plugin } from 'loopwright';
import { type GemminiRow, gemminiCycles } from './gemmini-row.ts';

/** What learning starts from: the built-in model alone, or with latency beyond its steady state. */
export type Basis = 'steady state' | 'cost-latency';

const pluginsOf: Readonly<Record<Basis, () => readonly Plugin[]>> = {
  'steady state': () => [],
  'cost-latency': () => [costLatency()],
};

/** Rows as samples to learn from. */
export async function gemminiSamples(
  rows: readonly GemminiRow[],
  basis: Basis,
  groupOf: (row: GemminiRow) => string,
): Promise<Sample[]> {
  const samples: Sample[] = [];
  for (const row of rows) {
    let recorded: Pick<Sample, 'features' | 'modelled'> | undefined;
    const record = recordFeatures((features, modelled) => {
      recorded = { features, modelled };
    });
    await gemminiCycles(row, [...pluginsOf[basis](), record]);
    samples.push({ ...recorded!, measured: row.cycles, group: groupOf(row) });
  }
  return samples;
}

/** Layers of one kind, as `3x3, stride 2`. */
export function familyOf({ bounds: { R, S, Q }, stride }: GemminiRow): string {
  return R === 1 && S === 1 && Q === 1 ? 'matrix product' : `${R}x${S}, stride ${stride}`;
}
