import type { SweepResultJson } from '@loopwright/results';
import { overBest } from './over-best.ts';
import { objectiveValue } from './sweep-axes.ts';
import type { SweepPoint } from './sweep-view.ts';

/** How many times the best of an objective a point may have: what a filter offers. */
export const withinLimits: readonly number[] = [1.05, 1.2, 1.5, 2, 5];

/** Parameters with more values are no choice for a filter. */
const mostValues = 24;

/** A parameter that a filter offers, by its place in the study. */
export interface ChosenParameter {
  readonly place: number;
  readonly name: string;
  readonly values: readonly (number | string)[];
}

export function chosenParameters({ parameters, points }: SweepResultJson): ChosenParameter[] {
  return parameters.flatMap(({ name, isDerived }, place) => {
    const values = [...new Set(points.map((point) => point.parameters[name]))].sort(inOrder);
    return !isDerived && values.length > 1 && values.length <= mostValues ? [{ place, name, values }] : [];
  });
}

export function valueClass(parameter: number, value: number): string {
  return `lw-p${parameter}-${value}`;
}

/** Of points that are within a limit of the best, and not within the one before; the last class is beyond all limits. */
export function withinClass(objective: number, limit: number): string {
  return `lw-o${objective}-${limit}`;
}

/** Of all that is drawn of a point: what it is, and what a filter hides it by. */
export function pointClasses(result: SweepResultJson): (point: SweepPoint) => string {
  const { objectives, points, front } = result;
  const parameters = chosenParameters(result);
  const best = objectives.map(({ name }) => Math.min(...points.flatMap(({ totals }) => totals?.[name] ?? [])));
  const onFront = new Set(front);
  return (point) => {
    const within = objectives.map(({ name }, objective) => {
      const ratio = overBest(objectiveValue(point, name) ?? Infinity, best[objective]);
      const limit = withinLimits.findIndex((most) => ratio <= most);
      return withinClass(objective, limit < 0 ? withinLimits.length : limit);
    });
    const values = parameters.map(({ place, name, values }) =>
      valueClass(place, values.indexOf(point.parameters[name])),
    );
    const kind = onFront.has(point.index) ? 'front' : point.state;
    return ['lw-point', `lw-${kind}`, ...values, ...within].join(' ');
  };
}

function inOrder(a: number | string, b: number | string): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : 0;
}
