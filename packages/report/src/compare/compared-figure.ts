import type { ComparedFigure, Unit } from './comparison.ts';

/** A figure of all results, with its ratios against the first. */
export function comparedFigure(
  key: Pick<ComparedFigure, 'name' | 'part' | 'kind'>,
  unit: Unit,
  values: readonly (number | null)[],
): ComparedFigure {
  return { ...key, unit, values, ratios: values.map((value) => ratio(value, values[0])) };
}

function ratio(value: number | null, first: number | null): number | null {
  if (value === null || first === null) return null;
  if (value === first) return 1;
  return first === 0 ? null : value / first;
}
