import type { MetricName } from '@loopwright/core';
import { formatCount, formatEnergy, formatSi } from './format/numbers.ts';

/** The value of a metric, with its unit. */
export function formatMetric(name: MetricName, value: number): string {
  if (name === 'energy') return formatEnergy(value);
  if (name === 'edp') return formatSi(value * 1e-12, 'J·cycle');
  return `${formatCount(value)} ${name === 'delay' ? 'cycles' : 'accesses'}`;
}
