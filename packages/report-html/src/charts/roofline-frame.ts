import { formatCount } from '@loopwright/report';
import * as Plot from '@observablehq/plot';
import { chartLook, logAxis, logDomain, xAxis, yAxis } from './axis.ts';

type Domain = [least: number, most: number];

/** What is drawn of a roofline whatever stands under it: both axes, and the roof of the compute units. */
export interface RooflineFrame {
  readonly x: Domain;
  readonly y: Domain;
  readonly plot: Plot.PlotOptions;
  readonly marks: readonly Plot.Markish[];
}

/**
 * @param computesPerWord of every point
 * @param wordsPerCycle of every roof that is limited
 * @param least computes per cycle that are to be seen
 */
export function rooflineFrame(
  peak: number,
  computesPerWord: readonly number[],
  wordsPerCycle: readonly number[],
  least: number,
): RooflineFrame {
  const x = logDomain([...computesPerWord, ...wordsPerCycle.map((words) => peak / words)]);
  const y: Domain = [Math.min(least, peak / 100), peak * 2.5];
  return {
    x,
    y,
    plot: {
      ...chartLook,
      marginLeft: 52,
      marginRight: 20,
      height: 320,
      x: { ...xAxis('Computes per word'), ...logAxis(x), domain: x },
      y: { ...yAxis('Computes per cycle'), ...logAxis(y), domain: y, grid: true },
    },
    marks: [
      Plot.ruleY([peak], { stroke: 'currentColor', strokeWidth: 1.5 }),
      Plot.text([peak], { x: x[1], y: peak, text: () => `peak ${formatCount(peak)}`, textAnchor: 'end', dy: -14 }),
    ],
  };
}

/** The roof of a bandwidth: from the left or the bottom of the chart up to the peak. */
export function roofPoints(wordsPerCycle: number, peak: number, { x, y }: Pick<RooflineFrame, 'x' | 'y'>) {
  const start = Math.max(x[0], y[0] / wordsPerCycle);
  return [start, peak / wordsPerCycle].map((at) => ({ x: at, y: at * wordsPerCycle }));
}
