import { formatCount } from '@loopwright/report';
import * as Plot from '@observablehq/plot';
import { chartLook, logAxis, logDomain, xAxis, yAxis } from './axis.ts';

/** A layer under the roofs. */
export interface RooflinePoint {
  readonly layer: string;
  readonly href: string;
  readonly computesPerWord: number;
  readonly computesPerCycle: number;
  readonly colour: string;
}

/**
 * All layers under the roofs of the compute units and of one memory's bandwidth. Each point is a link to its layer.
 *
 * @param wordsPerCycle null where it is unlimited
 */
export function networkRooflineChart(
  points: readonly RooflinePoint[],
  peak: number,
  wordsPerCycle: number | null,
  document: Document,
) {
  const knee = wordsPerCycle === null ? [] : [peak / wordsPerCycle];
  const x = logDomain([...points.map(({ computesPerWord }) => computesPerWord), ...knee]);
  const least = Math.min(...points.map(({ computesPerCycle }) => computesPerCycle));
  const y: [number, number] = [Math.min(least / 2, peak / 100), peak * 2.5];
  const start = wordsPerCycle === null ? x[0] : Math.max(x[0], y[0] / wordsPerCycle);
  const roof =
    wordsPerCycle === null ? [] : [start, peak / wordsPerCycle].map((at) => ({ x: at, y: at * wordsPerCycle }));
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
      Plot.text([peak], { x: x[1], y: peak, text: () => `peak ${formatCount(peak)}`, textAnchor: 'end', dy: -14 }),
      Plot.line(roof, { x: 'x', y: 'y', stroke: 'currentColor', strokeWidth: 1.5, strokeDasharray: '8 4' }),
      Plot.dot(points, {
        x: 'computesPerWord',
        y: 'computesPerCycle',
        stroke: ({ colour }: RooflinePoint) => colour,
        strokeWidth: 2,
        fill: 'var(--lw-page)',
        r: 4.5,
        href: 'href',
        title: ({ layer, computesPerWord, computesPerCycle }: RooflinePoint) =>
          `${layer}: ${formatCount(computesPerWord)} computes per word, ${formatCount(computesPerCycle)} per cycle`,
      }),
    ],
  });
}
