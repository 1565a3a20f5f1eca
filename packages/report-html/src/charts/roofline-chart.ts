import { formatCount } from '@loopwright/report';
import * as Plot from '@observablehq/plot';
import type { PortView, RooflineView } from '../view/mapping-view.ts';
import { chartLook, logAxis, logDomain, xAxis, yAxis } from './axis.ts';
import { markSymbols } from './symbols.ts';

/** What a port is called and drawn with. */
export interface PortSeries {
  readonly name: string;
  readonly port: PortView;
  readonly colour: string;
  /** Of its roof: where two coincide, both are to be seen. */
  readonly dashes: string;
  readonly symbol: string;
  readonly glyph: string;
}

/**
 * Roofs of the compute units and of every memory's bandwidth, and the mapping under them: one point per port, all at the
 * computes per cycle that it reaches. A point on its own roof is bound by it.
 */
export function rooflineChart({ peak, reached }: RooflineView, series: readonly PortSeries[], document: Document) {
  const knees = series.flatMap(({ port }) => (port.wordsPerCycle === null ? [] : [peak / port.wordsPerCycle]));
  const x = logDomain([...series.map(({ port }) => port.computesPerWord), ...knees]);
  const y: [number, number] = [Math.min(reached / 4, peak / 100), peak * 2.5];
  return Plot.plot({
    ...chartLook,
    document,
    marginLeft: 52,
    marginRight: 20,
    height: 320,
    x: { ...xAxis('Computes per word'), ...logAxis(x), domain: x },
    y: { ...yAxis('Computes per cycle'), ...logAxis(y), domain: y, grid: true },
    marks: [
      Plot.ruleY([peak], { stroke: 'currentColor', strokeWidth: 1.5 }),
      Plot.text([peak], {
        x: x[1],
        y: peak,
        text: () => `peak ${formatCount(peak)}`,
        textAnchor: 'end',
        dy: -14,
      }),
      ...series.map((one) => roof(one, peak, x[0], y[0])),
      Plot.dot(series, {
        x: ({ port }: PortSeries) => port.computesPerWord,
        y: reached,
        symbol: 'symbol',
        stroke: ({ colour }: PortSeries) => colour,
        strokeWidth: 2,
        r: 5,
        title: (one: PortSeries) => pointText(one, reached),
      }),
    ],
    symbol: { domain: markSymbols.map(({ symbol }) => symbol), range: markSymbols.map(({ symbol }) => symbol) },
  });
}

/** From the left or the bottom of the chart up to the peak. */
function roof(
  { name, port: { wordsPerCycle }, colour, dashes }: PortSeries,
  peak: number,
  left: number,
  bottom: number,
) {
  if (wordsPerCycle === null) return null;
  const start = Math.max(left, bottom / wordsPerCycle);
  const knee = peak / wordsPerCycle;
  const points = [start, knee].map((at) => ({ x: at, y: at * wordsPerCycle }));
  const title = () => `${name}: ${formatCount(wordsPerCycle)} words per cycle`;
  return Plot.line(points, { x: 'x', y: 'y', stroke: colour, strokeWidth: 2, strokeDasharray: dashes, title });
}

function pointText({ name, port }: PortSeries, reached: number): string {
  return `${name}: ${formatCount(port.computesPerWord)} computes per word, ${formatCount(reached)} per cycle`;
}
