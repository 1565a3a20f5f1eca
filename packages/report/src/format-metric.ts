import type { Metric } from '@loopwright/core';
import { formatArea, formatCount, formatSi } from './format/numbers.ts';

/** The value of a metric, with its unit. */
export function formatMetric({ unit = '' }: Pick<Metric, 'unit'>, value: number): string {
  // 1000 pJ are 1 nJ.
  if (unit.startsWith('pJ')) return formatSi(value * 1e-12, unit.slice(1));
  if (unit === 'um^2') return formatArea(value);
  const text = Number.isInteger(value) || value >= 1000 ? formatCount(value) : String(Number(value.toPrecision(4)));
  return `${text} ${unit}`.trim();
}
