import type { MetricName } from '@loopwright/core';
import { siAxis } from './axis.ts';

/** Title with unit of the axis of a metric, and the factor that its values are multiplied by. */
export function metricAxis(metric: MetricName, greatest: number): { readonly title: string; readonly factor: number } {
  if (metric === 'energy' || metric === 'edp') {
    const { unit, factor } = siAxis(greatest * 1e-12, metric === 'edp' ? 'J·cycle' : 'J');
    return { title: `${metric === 'edp' ? 'EDP' : 'energy'} (${unit})`, factor: factor * 1e-12 };
  }
  const { unit, factor } = siAxis(greatest, '');
  const title = metric === 'delay' ? 'cycles' : 'accesses of the outermost level';
  return { title: unit === '' ? title : `${title} (${unit})`, factor };
}
