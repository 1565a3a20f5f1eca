import { formatCount } from '@loopwright/report';
import * as Plot from '@observablehq/plot';
import type { PortView, RooflineView } from '../view/mapping-view.ts';
import { type RooflineFrame, ringRadii, rooflineFrame, roofPoints } from './roofline-frame.ts';
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
  const limited = series.flatMap(({ port }) => port.wordsPerCycle ?? []);
  const frame = rooflineFrame(
    peak,
    series.map(({ port }) => port.computesPerWord),
    limited,
    reached / 4,
  );
  const radii = ringRadii(
    series.map(({ port }) => port.computesPerWord),
    series.map(() => reached),
  );
  return Plot.plot({
    ...frame.plot,
    document,
    r: { type: 'identity' },
    marks: [
      ...frame.marks,
      ...series.map((one) => roof(one, peak, frame)),
      Plot.dot(series, {
        x: ({ port }: PortSeries) => port.computesPerWord,
        y: reached,
        symbol: 'symbol',
        stroke: ({ colour }: PortSeries) => colour,
        strokeWidth: 2,
        r: (_: PortSeries, index: number) => radii[index],
        title: (one: PortSeries) => pointText(one, reached),
      }),
    ],
    symbol: { domain: markSymbols.map(({ symbol }) => symbol), range: markSymbols.map(({ symbol }) => symbol) },
  });
}

function roof({ name, port: { wordsPerCycle }, colour, dashes }: PortSeries, peak: number, frame: RooflineFrame) {
  if (wordsPerCycle === null) return null;
  const title = () => `${name}: ${formatCount(wordsPerCycle)} words per cycle`;
  const points = roofPoints(wordsPerCycle, peak, frame);
  return Plot.line(points, { x: 'x', y: 'y', stroke: colour, strokeWidth: 2, strokeDasharray: dashes, title });
}

function pointText({ name, port }: PortSeries, reached: number): string {
  return `${name}: ${formatCount(port.computesPerWord)} computes per word, ${formatCount(reached)} per cycle`;
}
