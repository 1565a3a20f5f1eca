import { formatCount, metricColumn, ratioText } from '@loopwright/report';
import type { SweepResultJson } from '@loopwright/results';
import { overBest } from '../view/over-best.ts';
import type { SweepPoint } from '../view/sweep-view.ts';
import { type BesideGroup, BesideTable } from './beside-table.tsx';
import { pointName } from './point-links.ts';
import { RatioCell } from './ratio-cell.tsx';

export interface PointsBesideProps {
  readonly result: SweepResultJson;
  /** Done, two or more; ratios are against the first. */
  readonly points: readonly SweepPoint[];
}

/** What points do differently: parameters that differ, objectives, and of every workload the cycles and the energy by component. */
export function PointsBeside({ result: { parameters, objectives, workloads }, points }: PointsBesideProps) {
  const differing = parameters.filter(({ name }) => new Set(points.map((point) => point.parameters[name])).size > 1);
  const figures = (name: string, of: (point: SweepPoint) => number | null, column: (values: number[]) => string[]) => {
    const values = points.map(of);
    const known = values.filter((value) => value !== null);
    const texts = new Map(column(known).map((text, index) => [known[index], text]));
    return {
      name,
      cells: values.map((value, index) => cellOf(value, index === 0 ? null : values[0], texts.get(value!) ?? '-')),
    };
  };
  const counts = (values: readonly number[]) => values.map(formatCount);
  const inUnit = (unit: string) => (values: readonly number[]) => metricColumn({ unit }, values);
  const isObjective = objectives.some(({ name }) => name === 'area');
  const groups: BesideGroup[] = [
    {
      heading: 'Parameters that differ',
      rows: differing.map(({ name }) => {
        return {
          name,
          cells: points.map((point) => <RatioCell key={point.index} text={String(point.parameters[name])} ratio="" />),
        };
      }),
    },
    {
      heading: 'Design',
      rows: [
        ...(isObjective ? [] : [figures('area', ({ areaUm2 }) => areaUm2, inUnit('um^2'))]),
        figures('compute units', ({ computeUnits }) => computeUnits, counts),
      ],
    },
    {
      heading: 'Objectives',
      rows: objectives.map((objective) =>
        figures(
          objective.name,
          ({ totals }) => totals?.[objective.name] ?? null,
          (values) => metricColumn(objective, values),
        ),
      ),
    },
    ...workloads.map(({ name }, place): BesideGroup => {
      const totals = (point: SweepPoint) => point.workloads[place]?.totals;
      const components = [...new Set(points.flatMap((point) => Object.keys(totals(point)?.energies ?? {})))];
      return {
        heading: name,
        rows: [
          figures('cycles', (point) => totals(point)?.cycles ?? null, counts),
          figures('energy', (point) => totals(point)?.energyPj ?? null, inUnit('pJ')),
          ...components.map((component) =>
            figures(`energy, ${component}`, (point) => totals(point)?.energies[component] ?? null, inUnit('pJ')),
          ),
        ],
      };
    }),
  ];
  return <BesideTable columns={points.map(pointName)} groups={groups.filter(({ rows }) => rows.length > 0)} />;
}

function cellOf(value: number | null, first: number | null, text: string) {
  const ratio = value === null || first === null ? null : overBest(value, first);
  return <RatioCell text={text} ratio={ratio === null ? '' : ratioText(ratio)} />;
}
