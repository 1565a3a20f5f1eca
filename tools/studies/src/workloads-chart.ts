import { light } from '@loopwright/report-html';
import * as Plot from '@observablehq/plot';
import { plotSvg } from './plot-svg.ts';
import type { WorkloadOnPoint } from './points-by-workload.ts';

/** A panel for each workload, a bar for each design: what share of the compute units works. As the text of an SVG file. */
export function utilizationChart(points: readonly WorkloadOnPoint[]): string {
  return barsByWorkload(points, {
    x: { label: 'Compute units in use, of all, in the mean of the run', domain: [0, 1], tickFormat: '.0%' },
    value: ({ utilization }) => utilization,
    text: ({ utilization }) => `${(100 * utilization).toFixed(utilization < 0.1 ? 1 : 0)} %`,
  });
}

/** The same of the energy-delay product, to the least of the workload, on a logarithmic axis. */
export function winnersChart(points: readonly WorkloadOnPoint[]): string {
  const largest = 1.1 * Math.max(...points.map(({ ratio }) => ratio));
  return barsByWorkload(points, {
    x: {
      type: 'log',
      label: 'EDP, times the least of the layer',
      domain: [0.9, largest],
      ticks: [1, 10, 100],
      tickFormat: String,
    },
    value: ({ ratio }) => ratio,
    text: ({ ratio }) => (ratio === 1 ? 'least' : ratio.toFixed(ratio < 1.1 ? 3 : 2)),
  });
}

interface Bars {
  readonly x: Plot.ScaleOptions;
  value(point: WorkloadOnPoint): number;
  text(point: WorkloadOnPoint): string;
}

function barsByWorkload(points: readonly WorkloadOnPoint[], { x, value, text }: Bars): string {
  const workloads = [...new Set(points.map(({ workload }) => workload))];
  const designs = [...new Set(points.map(({ design }) => design))];
  const place = { y: 'design', fy: 'workload' } as const;
  return plotSvg({
    width: 880,
    height: 60 + 76 * workloads.length,
    marginLeft: 130,
    marginRight: 150,
    marginBottom: 44,
    x: { ...x, insetRight: 56 },
    y: { label: null, domain: designs },
    fy: { label: null, domain: workloads, padding: 0.15 },
    color: { domain: designs, range: [...light.series.slice(0, designs.length)] },
    marks: [
      Plot.barX([...points], { ...place, x1: x.type === 'log' ? 0.9 : 0, x2: value, fill: 'design' }),
      Plot.text([...points], { ...place, x: value, text, textAnchor: 'start', dx: 5 }),
    ],
  });
}
