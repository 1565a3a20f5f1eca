import { costLatency } from '@loopwright/cost-latency';
import { recordFeatures, type Sample } from '@loopwright/cost-learned';
import type { Plugin } from 'loopwright';
import { type GemminiRow, gemminiCycles } from './gemmini-row.ts';
import { readRows } from './read-rows.ts';

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

/** What cycles come from: the built-in model alone, or with latency beyond its steady state. */
export type Basis = 'steady state' | 'cost-latency';

const pluginsOf: Readonly<Record<Basis, () => readonly Plugin[]>> = {
  'steady state': () => [],
  'cost-latency': () => [costLatency()],
};

/** What a row is by the design: cycles, and the figures of its evaluation that cycles can be learned from. */
export type GemminiRun = Pick<Sample, 'features' | 'modelled'>;

const runs = new Map<Basis, Promise<readonly GemminiRun[]>>();

/** Of all rows, in their order. Evaluated once in a process: the page's table and what is learned are made of the same runs. */
export function gemminiRuns(basis: Basis): Promise<readonly GemminiRun[]> {
  const known = runs.get(basis) ?? runRows(basis);
  runs.set(basis, known);
  return known;
}

/** Rows as samples to learn from. */
export async function gemminiSamples(basis: Basis, groupOf: (row: GemminiRow) => string): Promise<Sample[]> {
  const found = await gemminiRuns(basis);
  return gemminiRows.map((row, index) => ({ ...found[index], measured: row.cycles, group: groupOf(row) }));
}

/** Layers of one kind, as `3x3, stride 2`. */
export function familyOf({ bounds: { R, S, Q }, stride }: GemminiRow): string {
  return R === 1 && S === 1 && Q === 1 ? 'matrix product' : `${R}x${S}, stride ${stride}`;
}

async function runRows(basis: Basis): Promise<readonly GemminiRun[]> {
  const found: GemminiRun[] = [];
  for (const row of gemminiRows) {
    let run: GemminiRun | undefined;
    const record = recordFeatures((features, modelled) => {
      run = { features, modelled };
    });
    await gemminiCycles(row, [...pluginsOf[basis](), record]);
    found.push(run!);
  }
  return found;
}
