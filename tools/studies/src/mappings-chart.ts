import { light } from '@loopwright/report-html';
import * as Plot from '@observablehq/plot';
import type { DrawnMapping } from './draw-mappings.ts';
import { plotSvg } from './plot-svg.ts';

/**
 * Histogram of energies of mappings that take as few cycles as any, and where the optimum lies.
 *
 * @param computes of the layer
 * @returns the text of an SVG file
 */
export function mappingsChart(fastest: readonly DrawnMapping[], optimum: DrawnMapping, computes: number): string {
  const perCompute = ({ energyPj }: DrawnMapping) => energyPj / computes;
  return plotSvg({
    width: 880,
    height: 320,
    marginLeft: 56,
    marginBottom: 44,
    marginTop: 32,
    x: { type: 'log', label: 'Energy per compute, pJ', ticks: [10, 20, 50, 100, 200], tickFormat: String },
    y: { label: 'Mappings', grid: true },
    marks: [
      Plot.rectY(logarithmicBins(fastest.map(perCompute), 60), {
        x1: 'from',
        x2: 'to',
        y: 'count',
        inset: 0.5,
        fill: light.series[0]!,
      }),
      Plot.ruleX([optimum], { x: perCompute, stroke: light.accent, strokeWidth: 2 }),
      Plot.text([optimum], {
        x: perCompute,
        text: () => 'the optimum, proven',
        ...{ frameAnchor: 'top', textAnchor: 'start', dx: 6, dy: -14, fill: light.accent },
      }),
      Plot.ruleY([0], { stroke: light.line }),
    ],
  });
}

/** How many values lie in each of as many bins, which are equally wide on a logarithmic axis. */
function logarithmicBins(values: readonly number[], bins: number): { from: number; to: number; count: number }[] {
  const [least, largest] = [Math.min(...values), Math.max(...values)];
  const edge = (bin: number) => least * (largest / least) ** (bin / bins);
  const counts = new Array<number>(bins).fill(0);
  for (const value of values) {
    counts[Math.min(bins - 1, Math.floor((bins * Math.log(value / least)) / Math.log(largest / least)))]!++;
  }
  return counts.map((count, bin) => ({ from: edge(bin), to: edge(bin + 1), count }));
}
