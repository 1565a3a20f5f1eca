import type { SweepPointJson, SweepResultJson } from '@loopwright/results';
import { csvText } from './format/csv.ts';

/** The points of a study as CSV (RFC 4180), a row each: parameters, what became of it, area in um^2, objectives in their units. */
export function sweepCsv({ points, front, parameters, objectives, workloads }: SweepResultJson): string {
  const best = new Set(front);
  const columns: readonly (readonly [name: string, of: (point: SweepPointJson) => string | number | boolean | null])[] =
    [
      ['point', ({ index }) => index],
      ...parameters.map(({ name }) => [name, (point: SweepPointJson) => point.parameters[name] ?? null] as const),
      ['state', ({ state }) => state],
      ['front', ({ index }) => best.has(index)],
      ['proven', ({ proven }) => proven],
      ['area_um2', ({ areaUm2 }) => areaUm2],
      ['compute_units', ({ computeUnits }) => computeUnits],
      ...objectives.map(({ name }) => [name, ({ totals }: SweepPointJson) => totals?.[name] ?? null] as const),
      ...objectives.map(({ name }) => [`${name}_bound`, ({ bounds }: SweepPointJson) => bounds[name] ?? null] as const),
      ...workloads.flatMap(({ name }, workload) => [
        [`${name}_cycles`, (point: SweepPointJson) => point.workloads[workload]?.totals?.cycles ?? null] as const,
        [`${name}_energy_pj`, (point: SweepPointJson) => point.workloads[workload]?.totals?.energyPj ?? null] as const,
      ]),
      ['dropped_by', ({ dropped }) => dropped?.by ?? null],
      ['reason', ({ reason }) => reason],
    ];
  const rows = points.map((point) => columns.map(([, of]) => of(point) ?? ''));
  return csvText([columns.map(([name]) => name), ...rows]);
}
