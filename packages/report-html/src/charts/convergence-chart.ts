import { formatCount, formatMetric, formatSeconds } from '@loopwright/report';
import * as Plot from '@observablehq/plot';
import type { ConvergencePoint, MetricView } from '../view/search-view.ts';
import { chartLook, logAxis, spread, xAxis, yAxis } from './axis.ts';
import { metricAxis } from './metric-axis.ts';

const axes = {
  evaluated: { label: 'Evaluations', text: formatCount },
  seconds: { label: 'Time (s)', text: formatSeconds },
} as const;

export type Effort = keyof typeof axes;

/** The best value so far, a step for every improvement, against evaluations or seconds; below it what is proven. */
export function convergenceChart(
  points: readonly ConvergencePoint[],
  effort: Effort,
  metric: MetricView,
  bound: number,
  document: Document,
) {
  const { label, text } = axes[effort];
  const scores = points.map(({ score }) => score);
  const { title, factor } = metricAxis(metric, Math.max(...scores));
  const values = [...scores, ...(bound > 0 ? [bound] : [])].map((score) => score * factor);
  // A first improvement can come before the clock moves.
  const least = Math.min(...points.map((point) => point[effort]).filter((value) => value > 0), Infinity);
  const at = (point: ConvergencePoint) => Math.max(point[effort], Number.isFinite(least) ? least : 1);
  const improvements = points.filter(({ isImprovement }) => isImprovement);
  return Plot.plot({
    ...chartLook,
    document,
    marginLeft: 60,
    marginRight: 20,
    height: 260,
    x: { ...xAxis(label), ...logAxis(points.map(at)) },
    y: { ...yAxis(`Best ${title}`), ...spread(values), grid: true },
    marks: [
      ...(bound > 0 ? [Plot.ruleY([bound * factor], { stroke: 'currentColor', strokeDasharray: '4 3' })] : []),
      Plot.line(points, {
        x: at,
        y: ({ score }: ConvergencePoint) => score * factor,
        curve: 'step-after',
        stroke: 'var(--lw-series-0)',
        strokeWidth: 2,
      }),
      Plot.dot(improvements, {
        x: at,
        y: ({ score }: ConvergencePoint) => score * factor,
        fill: 'var(--lw-series-0)',
        r: 2.5,
        title: (point: ConvergencePoint) => `${formatMetric(metric, point.score)} after ${text(point[effort])}`,
      }),
    ],
  });
}
