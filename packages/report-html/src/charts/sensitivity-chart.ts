import { ratioText } from '@loopwright/report';
import * as Plot from '@observablehq/plot';
import type { Sensitivity } from '../view/sweep-view.ts';
import { chartLook, logTick, nameAxis, xAxis } from './axis.ts';

/** Along each parameter how many times the best the worst has: from the least to the greatest of all sets, a dot at the median. */
export function sensitivityChart(
  all: readonly Sensitivity[],
  colours: ReadonlyMap<string, string>,
  document: Document,
) {
  // What is nothing in the best has no place on the axis.
  const sensitivities = all.filter(({ spread }) => Number.isFinite(spread.greatest));
  const rows = sensitivities.map(rowName);
  const { marginLeft, axis } = nameAxis('Parameter, objective', rows);
  const greatest = Math.max(...sensitivities.map(({ spread }) => spread.greatest));
  return Plot.plot({
    ...chartLook,
    document,
    marginLeft,
    marginRight: 48,
    height: 76 + 20 * rows.length,
    x: {
      ...xAxis('Times the best'),
      type: 'log',
      domain: [1, Math.max(greatest, 1.01)],
      tickFormat: logTick,
      ticks: 4,
    },
    y: { ...axis, type: 'point' },
    color: { domain: [...colours.keys()], range: [...colours.values()] },
    marks: [
      Plot.ruleX([1], { stroke: 'currentColor' }),
      Plot.ruleY(sensitivities, {
        y: rowName,
        x1: ({ spread }: Sensitivity) => spread.least,
        x2: ({ spread }: Sensitivity) => spread.greatest,
        stroke: 'objective',
        strokeWidth: 3,
        strokeOpacity: 0.5,
      }),
      Plot.dot(sensitivities, {
        y: rowName,
        x: ({ spread }: Sensitivity) => spread.median,
        fill: 'objective',
        r: 4.5,
        title: (one: Sensitivity) =>
          `${rowName(one)}: ${[one.spread.least, one.spread.median, one.spread.greatest].map(ratioText).join(', ')}`,
      }),
      Plot.text(sensitivities, {
        y: rowName,
        x: ({ spread }: Sensitivity) => spread.greatest,
        text: ({ spread }: Sensitivity) => ratioText(spread.greatest),
        textAnchor: 'start',
        dx: 9,
      }),
    ],
  });
}

function rowName({ parameter, objective }: Sensitivity): string {
  return `${parameter}, ${objective}`;
}
