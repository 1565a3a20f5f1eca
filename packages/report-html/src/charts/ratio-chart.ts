import { type ComparedFigure, ratioText } from '@loopwright/report';
import * as Plot from '@observablehq/plot';
import { chartLook, nameAxis, spread, xAxis } from './axis.ts';

interface RatioMark {
  readonly row: string;
  readonly letter: string;
  readonly ratio: number;
}

/** How far every figure of the other results is from that of the first, which is the line at 1. */
export function ratioChart(
  figures: readonly ComparedFigure[],
  colours: ReadonlyMap<string, string>,
  document: Document,
) {
  const letters = [...colours.keys()];
  const marks = figures.flatMap(({ name, ratios }) =>
    letters.slice(1).flatMap((letter, index): RatioMark[] => {
      const ratio = ratios[index + 1];
      return ratio === null || ratio <= 0 ? [] : [{ row: `${name}, ${letter}`, letter, ratio }];
    }),
  );
  const rows = marks.map(({ row }) => row);
  const { marginLeft, axis } = nameAxis('Figure, result', rows);
  return Plot.plot({
    ...chartLook,
    document,
    marginLeft,
    marginRight: 48,
    height: 76 + 20 * rows.length,
    x: { ...xAxis(`Times that of ${letters[0]}`), ...spread([1, ...marks.map(({ ratio }) => ratio)]) },
    y: { ...axis, type: 'point' },
    color: { domain: letters, range: [...colours.values()] },
    marks: [
      Plot.ruleX([1], { stroke: 'currentColor' }),
      Plot.ruleY(marks, { y: 'row', x1: 1, x2: 'ratio', stroke: 'letter', strokeWidth: 2 }),
      Plot.dot(marks, {
        x: 'ratio',
        y: 'row',
        fill: 'letter',
        r: 4.5,
        title: ({ row, ratio }: RatioMark) => `${row}: ${ratioText(ratio)}`,
      }),
      Plot.text(marks, {
        x: (mark: RatioMark) => Math.max(mark.ratio, 1),
        y: 'row',
        text: ({ ratio }: RatioMark) => ratioText(ratio),
        textAnchor: 'start',
        dx: 9,
      }),
    ],
  });
}
