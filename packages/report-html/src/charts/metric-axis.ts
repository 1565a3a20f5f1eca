import type { MetricView } from '../view/search-view.ts';
import { siAxis } from './axis.ts';

/** Title with unit of the axis of a metric, and the factor that its values are multiplied by. */
export function metricAxis(metric: MetricView, greatest: number): { readonly title: string; readonly factor: number } {
  const { description, unit: given = '' } = metric;
  if (given.startsWith('pJ')) {
    const { unit, factor } = siAxis(greatest * 1e-12, given.slice(1));
    return { title: `${description} (${unit})`, factor: factor * 1e-12 };
  }
  const { unit, factor } = siAxis(greatest, '');
  return { title: unit === '' ? description : `${description} (${unit})`, factor };
}
