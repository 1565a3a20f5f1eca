import * as Plot from '@observablehq/plot';
import type { SweepAxis } from '../view/sweep-view.ts';
import { chartLook, chartWidth, logTick, xAxis, yAxis } from './axis.ts';

/** Of charts in which readers choose the axes. */
export const sweepFrame = {
  width: chartWidth,
  height: 340,
  marginTop: 28,
  marginRight: 16,
  marginBottom: 44,
  marginLeft: 60,
} as const;

export type ScaleName = 'linear' | 'log';
export const scaleNames: readonly ScaleName[] = ['linear', 'log'];

/** One axis along one side of the frame, ready to be shown or hidden. */
export interface DrawnAxis {
  /** SVG of ticks, labels and grid. */
  readonly svg: string;
  /** [point] share of the side, from its left or lower end; null where the point has no value. */
  readonly shares: readonly (number | null)[];
}

/** Draws an axis of a study. What has no logarithm is drawn on a linear scale whatever is asked for. */
export function drawSweepAxis(axis: SweepAxis, side: 'x' | 'y', scale: ScaleName, document: Document): DrawnAxis {
  const options = {
    ...scaleOptions(axis, scale),
    ...(side === 'x' ? xAxis(axis.title) : yAxis(axis.title)),
    grid: true,
  };
  const plot = Plot.plot({ ...chartLook, ...sweepFrame, document, [side]: options, marks: [] });
  const drawn = plot.scale(side)!;
  const ends = [...drawn.domain!];
  const [from, to] = [ends[0], ends[ends.length - 1]].map((end) => drawn.apply(end) as number);
  const { names, values } = axis;
  const share = (value: number) => {
    // Names stand apart from the ends of their axis.
    if (names) return names.length === 1 ? 0.5 : 0.08 + (0.84 * value) / (names.length - 1);
    return (drawn.apply(value) - from) / (to - from);
  };
  return {
    svg: axisGroups(plot, side),
    shares: values.map((value) => (value === null ? null : share(value))),
  };
}

function scaleOptions({ names, values }: SweepAxis, scale: ScaleName) {
  // A point scale of Plot's, with the same room at its ends.
  if (names) return { type: 'point', domain: names, padding: (0.08 * (names.length - 1)) / 0.84 || 0.5 } as const;
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return { type: 'linear', domain: [0, 1], ticks: 0 } as const;
  const [least, greatest] = [Math.min(...known), Math.max(...known)];
  if (scale === 'log' && least > 0) {
    const room = Math.max((greatest / least) ** 0.06, 1.05);
    const domain = [least / room, greatest * room];
    // Ones, twos and fives are too few within a decade.
    if (greatest < 10 * least) return { type: 'log', domain, tickFormat: plainTick, ticks: 4 } as const;
    return { type: 'log', domain, tickFormat: logTick, ticks: 5 } as const;
  }
  const room = (greatest - least) * 0.06 || Math.abs(greatest) * 0.06 || 1;
  return { type: 'linear', domain: [least - room, greatest + room], ticks: 6 } as const;
}

function plainTick(value: number): string {
  return String(Number(value.toPrecision(3)));
}

/** Without the names that Plot gives them, which belong to no role. */
function axisGroups(plot: Element, side: 'x' | 'y'): string {
  const groups = [...plot.querySelectorAll(`g[aria-label^="${side}-"]`)];
  for (const group of groups) group.removeAttribute('aria-label');
  return groups.map((group) => group.outerHTML).join('');
}
