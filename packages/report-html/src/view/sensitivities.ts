import type { SweepResultJson } from '@loopwright/results';
import { overBest } from './over-best.ts';
import type { Sensitivity, Spread, SweepPoint, ValueSensitivity } from './sweep-view.ts';

/** Of every parameter and objective for which there are done points that differ in that parameter alone. */
export function sensitivities({ parameters, objectives, points }: SweepResultJson): Sensitivity[] {
  const free = parameters.filter(({ isDerived }) => !isDerived).map(({ name }) => name);
  const done = points.filter(({ totals }) => totals !== null);
  return free.flatMap((parameter) => {
    const sets = pointsThatDifferIn(parameter, free, done);
    if (sets.length === 0) return [];
    return objectives.map(({ name }) => sensitivity(parameter, name, sets));
  });
}

function pointsThatDifferIn(parameter: string, free: readonly string[], points: readonly SweepPoint[]): SweepPoint[][] {
  const others = free.filter((name) => name !== parameter);
  const sets = new Map<string, SweepPoint[]>();
  for (const point of points) {
    const key = JSON.stringify(others.map((name) => point.parameters[name]));
    sets.set(key, [...(sets.get(key) ?? []), point]);
  }
  return [...sets.values()].filter((set) => set.length > 1);
}

function sensitivity(parameter: string, objective: string, sets: readonly (readonly SweepPoint[])[]): Sensitivity {
  const timesBest = new Map<number | string, number[]>();
  const spreads = sets.map((set) => {
    const values = set.map(({ totals }) => totals![objective]);
    const best = Math.min(...values);
    for (const [index, { parameters }] of set.entries()) {
      const value = parameters[parameter];
      timesBest.set(value, [...(timesBest.get(value) ?? []), overBest(values[index], best)]);
    }
    return overBest(Math.max(...values), best);
  });
  const values = [...timesBest].map(([value, ratios]): ValueSensitivity => {
    return { value, best: ratios.filter((ratio) => ratio === 1).length, overBest: spreadOf(ratios) };
  });
  return { parameter, objective, sets: sets.length, spread: spreadOf(spreads), values };
}

function spreadOf(ratios: readonly number[]): Spread {
  const sorted = [...ratios].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const median = (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
  return { least: sorted[0], median, greatest: sorted[sorted.length - 1] };
}
