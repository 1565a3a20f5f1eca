import type { SweepResultJson } from '@loopwright/results';
import { networkTable } from './network-table.ts';
import { columnsOf, type ResultTable, type TableColumn, withDistinctNames } from './table-column.ts';

/** Layers of all workloads on all points of a study as a flat table, a row each: with parameters as columns. */
export function sweepTable({ study, points, front, parameters, workloads }: SweepResultJson): ResultTable {
  const best = new Set(front);
  const rows = points.flatMap((point) =>
    point.workloads.flatMap((workload) => workload.layers.map((layer) => ({ point, workload, layer }))),
  );
  const column = columnsOf(rows);
  const ofParameters = parameters.map(({ name, values }): TableColumn => {
    const isNumber = values.every((value) => typeof value === 'number');
    const of = ({ point }: (typeof rows)[number]) => point.parameters[name];
    return column(name, isNumber ? 'figure' : 'text', 'parameter of the study', (row) =>
      isNumber ? of(row) : of(row)?.toString(),
    );
  });
  const weights = new Map(workloads.map(({ name, weight }) => [name, weight]));
  const columns = withDistinctNames([
    column('study', 'text', 'its name', () => study),
    column('point', 'count', 'number of the design in the design space', ({ point }) => point.index),
    ...ofParameters,
    column('front', 'flag', 'whether no other design beats it', ({ point }) => best.has(point.index)),
    column('area_um2', 'figure', 'area of the design, um^2', ({ point }) => point.areaUm2),
    column('compute_units', 'count', 'instances of the compute unit', ({ point }) => point.computeUnits),
    column('workload', 'text', 'its name', ({ workload }) => workload.name),
    column('weight', 'figure', 'of the workload in the mean over workloads', ({ workload }) =>
      weights.get(workload.name),
    ),
    ...networkTable({ layers: rows.map(({ layer }) => layer) }),
    column('key', 'text', 'of the result in the store', ({ layer }) => layer.key),
  ]);
  return { columns, identity: [...parameters.map(({ name }) => name), 'workload', 'layer'] };
}
