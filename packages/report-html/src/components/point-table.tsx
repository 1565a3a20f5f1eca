import { metricColumn } from '@loopwright/report';
import type { SweepResultJson } from '@loopwright/results';
import { objectiveValue } from '../view/sweep-axes.ts';
import type { SweepPoint } from '../view/sweep-view.ts';
import { pointId, pointName } from './point-links.ts';
import { type SortedColumn, SortedTable } from './sorted-table.tsx';

export interface PointTableProps {
  readonly result: SweepResultJson;
  readonly classOf: (point: SweepPoint) => string;
}

/** All points with their parameters and figures, each with the way to its page. Figures sort from the least. */
export function PointTable({ result, classOf }: PointTableProps) {
  return (
    <SortedTable
      name="lw-points"
      columns={columnsOf(result)}
      rows={result.points}
      keyOf={({ index }) => String(index)}
      classOf={classOf}
    />
  );
}

function columnsOf({ parameters, objectives, points, front }: SweepResultJson): SortedColumn<SweepPoint>[] {
  const hasArea = objectives.some(({ name }) => name === 'area') || points.every(({ areaUm2 }) => areaUm2 === null);
  return [
    {
      title: 'Point',
      isNumber: false,
      text: pointName,
      value: ({ index }) => -index,
      link: (point) => `#${pointId(point)}`,
    },
    ...parameters.map(({ name, values }): SortedColumn<SweepPoint> => {
      const isNumber = values.every((value) => typeof value === 'number');
      const of = ({ parameters }: SweepPoint) => parameters[name];
      return { title: name, isNumber, text: (point) => String(of(point)), value: (point) => leastFirst(of(point)) };
    }),
    ...objectives.map((objective): SortedColumn<SweepPoint> => {
      const of = (point: SweepPoint) => objectiveValue(point, objective.name);
      return figureColumn(objective.name, objective.unit, points, of, ({ totals }) => (totals ? '' : '≥ '));
    }),
    ...(hasArea ? [] : [figureColumn('Area', 'um^2', points, ({ areaUm2 }) => areaUm2)]),
    {
      title: 'State',
      isNumber: false,
      text: (point) => stateText(point, front.includes(point.index)),
      value: (point) => (front.includes(point.index) ? '0' : point.state),
    },
    { title: 'Proven', isNumber: false, text: provenText, value: provenText },
  ];
}

/** Its figures have one unit. */
function figureColumn(
  title: string,
  unit: string,
  points: readonly SweepPoint[],
  of: (point: SweepPoint) => number | null,
  markOf: (point: SweepPoint) => string = () => '',
): SortedColumn<SweepPoint> {
  const known = points.flatMap((point) => of(point) ?? []);
  const texts = new Map(metricColumn({ unit }, known).map((text, index) => [known[index], text]));
  return {
    title,
    isNumber: true,
    text: (point) => {
      const value = of(point);
      return value === null ? '' : `${markOf(point)}${texts.get(value)}`;
    },
    value: (point) => -(of(point) ?? Infinity),
  };
}

function leastFirst(value: number | string): number | string {
  return typeof value === 'number' ? -value : value;
}

function provenText({ state, proven }: SweepPoint): string {
  if (state !== 'done') return '';
  return proven ? 'yes' : 'no';
}

/** What became of a point. */
export function stateText({ state, dropped, reason }: SweepPoint, isOnFront: boolean): string {
  if (isOnFront) return 'front';
  if (dropped)
    return `dropped for ${pointName({ index: dropped.by })}, ${dropped.searched} of ${dropped.of} layers searched`;
  if (state === 'done') return 'beaten';
  return reason === null ? state : `${state}: ${reason}`;
}
