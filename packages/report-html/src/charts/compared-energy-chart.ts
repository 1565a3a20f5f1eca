import { type ComparedFigure, formatEnergy } from '@loopwright/report';
import * as Plot from '@observablehq/plot';
import { chartLook, nameAxis, siAxis, xAxis } from './axis.ts';

interface EnergyMark {
  readonly row: string;
  readonly part: string;
  readonly energyPj: number;
}

/** Bars of energy by level or role, one below the other for each result, stacked by tensor. */
export function comparedEnergyChart(
  energy: readonly ComparedFigure[],
  letters: readonly string[],
  rowTitle: string,
  colours: ReadonlyMap<string, string>,
  document: Document,
) {
  const marks = energy.flatMap(({ name, part, values }) =>
    values.flatMap((energyPj, index): EnergyMark[] =>
      energyPj === null ? [] : [{ row: `${name}, ${letters[index]}`, part, energyPj }],
    ),
  );
  const drawn = new Set(marks.map(({ row }) => row));
  const names = [...new Set(energy.map(({ name }) => name))];
  const rows = names.flatMap((name) => letters.map((letter) => `${name}, ${letter}`)).filter((row) => drawn.has(row));
  const sums = rows.map((row) => marks.reduce((sum, mark) => (mark.row === row ? sum + mark.energyPj : sum), 0));
  const { unit, factor } = siAxis(Math.max(...sums) * 1e-12, 'J');
  const { marginLeft, axis } = nameAxis(`${rowTitle}, result`, rows);
  return Plot.plot({
    ...chartLook,
    document,
    marginLeft,
    height: 76 + 18 * rows.length,
    x: xAxis(`Energy (${unit})`),
    y: axis,
    color: { domain: [...colours.keys()], range: [...colours.values()] },
    marks: [
      Plot.barX(marks, {
        x: ({ energyPj }: EnergyMark) => energyPj * 1e-12 * factor,
        y: 'row',
        fill: 'part',
        stroke: 'var(--lw-page)',
        strokeWidth: 0.75,
        title: ({ row, part, energyPj }: EnergyMark) => `${row}, ${part}: ${formatEnergy(energyPj)}`,
      }),
      Plot.ruleX([0]),
    ],
  });
}
