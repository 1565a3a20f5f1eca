import type { MetricView } from '../view/search-view.ts';
import { siAxis } from './axis.ts';

export interface MetricAxis {
  readonly title: string;
  /** With its prefix; the prefix alone of what is counted. */
  readonly unit: string;
  readonly factor: number;
}

/** Title with unit of the axis of a metric, and the factor that its values are multiplied by. */
export function metricAxis(metric: MetricView, greatest: number): MetricAxis {
  const { description, unit: given = '' } = metric;
  if (given.startsWith('pJ')) {
    const { unit, factor } = siAxis(greatest * 1e-12, given.slice(1));
    return { title: `${description} (${unit})`, unit, factor: factor * 1e-12 };
  }
  if (given === 'um^2') return { title: `${description} (mm²)`, unit: 'mm²', factor: 1e-6 };
  const { unit, factor } = siAxis(greatest, '');
  return { title: unit === '' ? description : `${description} (${unit})`, unit, factor };
}
