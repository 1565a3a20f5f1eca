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
  const x = logDomain([...computesPerWord, ...kneesNear(computesPerWord, wordsPerCycle, peak)]);
  const y: Domain = [Math.min(least, peak / 4), peak * 2.5];
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

/** Where roofs meet the peak, as far as that is not far from every point: the points decide the scale. */
function kneesNear(computesPerWord: readonly number[], wordsPerCycle: readonly number[], peak: number): number[] {
  const [least, most] = [Math.min(...computesPerWord), Math.max(...computesPerWord)];
  return wordsPerCycle.map((words) => peak / words).filter((knee) => knee >= least / 8 && knee <= most * 8);
}

/** The roof of a bandwidth: from the left or the bottom of the chart up to the peak, or to its right side; none where it lies outside. */
export function roofPoints(wordsPerCycle: number, peak: number, { x, y }: Pick<RooflineFrame, 'x' | 'y'>) {
  const start = Math.max(x[0], y[0] / wordsPerCycle);
  const end = Math.min(x[1], peak / wordsPerCycle);
  return start < end ? [start, end].map((at) => ({ x: at, y: at * wordsPerCycle })) : [];
}

/** Radii of marks: those that would cover each other are rings around each other. `xs` and `ys` on logarithmic axes. */
export function ringRadii(xs: readonly number[], ys: readonly number[]): number[] {
  const isClose = (a: number, b: number) => Math.abs(Math.log(a / b)) < CLOSE;
  return xs.map((x, index) => {
    const covered = xs.slice(0, index).filter((other, at) => isClose(x, other) && isClose(ys[index], ys[at])).length;
    return RADIUS + RING * Math.min(covered, 4);
  });
}

/** Of a mark alone, and how much wider each ring is, in pixels. */
const RADIUS = 4.5;
const RING = 3.5;
/** Logarithm of the ratio of places that marks share. */
const CLOSE = 0.06;
