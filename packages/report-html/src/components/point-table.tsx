import { formatArea } from '@loopwright/report';
import type { SweepResultJson } from '@loopwright/results';
import { objectiveText, objectiveValue } from '../view/sweep-axes.ts';
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
      const of = (point: SweepPoint) => objectiveValue(point, objective.name) ?? Infinity;
      return {
        title: objective.name,
        isNumber: true,
        text: (point) => objectiveText(objective, point),
        value: (point) => -of(point),
      };
    }),
    ...(hasArea ? [] : [areaColumn]),
    {
      title: 'State',
      isNumber: false,
      text: (point) => stateText(point, front.includes(point.index)),
      value: (point) => (front.includes(point.index) ? '0' : point.state),
    },
    { title: 'Proven', isNumber: false, text: provenText, value: provenText },
  ];
}

const areaColumn: SortedColumn<SweepPoint> = {
  title: 'Area',
  isNumber: true,
  text: ({ areaUm2 }) => (areaUm2 === null ? '' : formatArea(areaUm2)),
  value: ({ areaUm2 }) => -(areaUm2 ?? Infinity),
};

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
