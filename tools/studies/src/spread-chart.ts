import { light } from '@loopwright/report-html';
import * as Plot from '@observablehq/plot';
import { plotSvg } from './plot-svg.ts';

/** What the mappings of one dataflow cost. */
export interface DataflowSpread {
  readonly dataflow: string;
  /** Of mappings drawn at random, ascending. */
  readonly energiesPj: readonly number[];
  readonly optimumPj: number;
}

/**
 * A row for each dataflow: from the 5th to the 95th of 100 mappings drawn at random as a bar, the median in it, the optimum as a dot.
 *
 * @returns the text of an SVG file
 */
export function spreadChart(spreads: readonly DataflowSpread[]): string {
  const least = Math.min(...spreads.map(({ optimumPj }) => optimumPj));
  const rows = spreads.map(({ dataflow, energiesPj, optimumPj }) => {
    const quantile = (share: number) => energiesPj[Math.floor(share * (energiesPj.length - 1))]! / least;
    return { dataflow, low: quantile(0.05), median: quantile(0.5), high: quantile(0.95), optimum: optimumPj / least };
  });
  return plotSvg({
    width: 880,
    height: 220,
    marginLeft: 130,
    marginBottom: 44,
    x: {
      type: 'log',
      label: 'Energy, times the least of all',
      grid: true,
      ticks: [1, 2, 5, 10, 20, 50, 100],
      tickFormat: String,
    },
    y: { label: null, domain: spreads.map(({ dataflow }) => dataflow), padding: 0.5 },
    marks: [
      Plot.barX(rows, { y: 'dataflow', x1: 'low', x2: 'high', fill: light.series[0]!, fillOpacity: 0.45 }),
      Plot.tickX(rows, { y: 'dataflow', x: 'median', stroke: light.series[0]!, strokeWidth: 2 }),
      Plot.dot(rows, { y: 'dataflow', x: 'optimum', r: 6, fill: light.accent }),
    ],
  });
}
