import { formatCount } from '@loopwright/report';
import * as Plot from '@observablehq/plot';
import { ringRadii, rooflineFrame, roofPoints } from './roofline-frame.ts';

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
  const limited = wordsPerCycle === null ? [] : [wordsPerCycle];
  const least = Math.min(...points.map(({ computesPerCycle }) => computesPerCycle)) / 2;
  const frame = rooflineFrame(
    peak,
    points.map(({ computesPerWord }) => computesPerWord),
    limited,
    least,
  );
  const roof = limited.flatMap((words) => roofPoints(words, peak, frame));
  const radii = ringRadii(
    points.map(({ computesPerWord }) => computesPerWord),
    points.map(({ computesPerCycle }) => computesPerCycle),
  );
  return Plot.plot({
    ...frame.plot,
    document,
    r: { type: 'identity' },
    marks: [
      ...frame.marks,
      Plot.line(roof, { x: 'x', y: 'y', stroke: 'currentColor', strokeWidth: 1.5, strokeDasharray: '8 4' }),
      Plot.dot(points, {
        x: 'computesPerWord',
        y: 'computesPerCycle',
        stroke: ({ colour }: RooflinePoint) => colour,
        strokeWidth: 2,
        fill: 'none',
        // What is hollow is clicked as well.
        pointerEvents: 'all',
        r: (_: RooflinePoint, index: number) => radii[index],
        href: 'href',
        title: ({ layer, computesPerWord, computesPerCycle }: RooflinePoint) =>
          `${layer}: ${formatCount(computesPerWord)} computes per word, ${formatCount(computesPerCycle)} per cycle`,
      }),
    ],
  });
}
