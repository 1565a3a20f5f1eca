import { formatArea, formatCount, formatMetric } from '@loopwright/report';
import type { SweepResultJson } from '@loopwright/results';
import { metricAxis } from '../charts/metric-axis.ts';
import type { SweepAxis, SweepPoint } from './sweep-view.ts';

/** All that points of a study can be drawn along, objectives first; what is the same in all points tells nothing. */
export function sweepAxes(result: SweepResultJson): SweepAxis[] {
  const { objectives, parameters, points } = result;
  const isObjective = (name: string) => objectives.some((objective) => objective.name === name);
  const axes = [
    ...objectives.map((objective) => objectiveAxis(objective, points)),
    ...(isObjective('area') ? [] : [areaAxis(points)]),
    figureAxis('compute units', 'Compute units', points, ({ computeUnits }) => computeUnits, formatCount),
    ...parameters.map((parameter) => parameterAxis(parameter, points)),
  ];
  return axes.filter(({ kind, values }) => kind === 'objective' || new Set(values).size > 1);
}

/** What a point has of an objective: its bound where it was dropped, null where nothing is known. */
export function objectiveValue({ totals, bounds }: SweepPoint, objective: string): number | null {
  if (totals !== null) return totals[objective];
  return bounds[objective] || null;
}

type Objective = SweepResultJson['objectives'][number];

export function objectiveText(objective: Objective, point: SweepPoint): string {
  const value = objectiveValue(point, objective.name);
  if (value === null) return '';
  return `${point.totals === null ? '≥ ' : ''}${valueText(objective, value)}`;
}

/** A mean over workloads is no whole number; that is nothing to read where it is large. */
export function valueText(objective: Objective, value: number): string {
  return formatMetric(objective, value >= 1000 ? Math.round(value) : value);
}

function objectiveAxis(objective: Objective, points: readonly SweepPoint[]): SweepAxis {
  const values = points.map((point) => objectiveValue(point, objective.name));
  const { title, unit, factor } = metricAxis(objective, Math.max(...values.map((value) => value ?? 0)));
  return {
    kind: 'objective',
    name: objective.name,
    title,
    unit,
    isDerived: false,
    values: values.map((value) => (value === null ? null : value * factor)),
    texts: points.map((point) => objectiveText(objective, point)),
    names: null,
  };
}

function areaAxis(points: readonly SweepPoint[]): SweepAxis {
  const axis = figureAxis('area', 'Area (mm²)', points, ({ areaUm2 }) => areaUm2, formatArea);
  return { ...axis, unit: 'mm²', values: axis.values.map((value) => (value === null ? null : value / 1e6)) };
}

function figureAxis(
  name: string,
  title: string,
  points: readonly SweepPoint[],
  pick: (point: SweepPoint) => number | null,
  format: (value: number) => string,
): SweepAxis {
  const values = points.map(pick);
  const texts = values.map((value) => (value === null ? '' : format(value)));
  return { kind: 'figure', name, title, unit: '', isDerived: false, values, texts, names: null };
}

/** Names are numbered in the order in which points bring them. */
function parameterAxis(
  { name, isDerived }: SweepResultJson['parameters'][number],
  points: readonly SweepPoint[],
): SweepAxis {
  const given = points.map(({ parameters }) => parameters[name]);
  const areNumbers = given.every((value) => typeof value === 'number');
  const names = areNumbers ? null : [...new Set(given.map(String))];
  const values = given.map((value) => (names ? names.indexOf(String(value)) : Number(value)));
  return { kind: 'parameter', name, title: name, unit: '', isDerived, values, texts: given.map(String), names };
}
