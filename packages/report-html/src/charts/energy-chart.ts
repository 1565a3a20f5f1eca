import { formatEnergy, formatPercent } from '@loopwright/report';
import * as Plot from '@observablehq/plot';
import type { EnergyView } from '../view/mapping-view.ts';
import { chartLook, nameAxis, siAxis, xAxis } from './axis.ts';

/** Bars of energy by level, stacked by tensor. */
export function energyChart(energy: readonly EnergyView[], colours: ReadonlyMap<string, string>, document: Document) {
  const levels = [...new Set(energy.map(({ level }) => level))];
  const sums = levels.map((level) => sum(energy.filter((row) => row.level === level)));
  const total = sum(energy);
  const { unit, factor } = siAxis(Math.max(...sums) * 1e-12, 'J');
  const { marginLeft, axis } = nameAxis('Level', levels);
  return Plot.plot({
    ...chartLook,
    document,
    marginLeft,
    // For shares beside the bars.
    marginRight: 52,
    height: 76 + 26 * levels.length,
    x: xAxis(`Energy (${unit})`),
    y: axis,
    color: { domain: [...colours.keys()], range: [...colours.values()] },
    marks: [
      Plot.barX(energy, {
        x: ({ energyPj }: EnergyView) => energyPj * 1e-12 * factor,
        y: 'level',
        fill: 'part',
        stroke: 'var(--lw-page)',
        strokeWidth: 0.75,
        title: ({ level, part, energyPj }: EnergyView) =>
          `${level}, ${part}: ${formatEnergy(energyPj)} (${formatPercent(energyPj / total)})`,
      }),
      Plot.text(levels, {
        x: (_: string, index: number) => sums[index] * 1e-12 * factor,
        y: (level: string) => level,
        text: (_: string, index: number) => (total > 0 ? formatPercent(sums[index] / total) : ''),
        textAnchor: 'start',
        dx: 6,
      }),
      Plot.ruleX([0]),
    ],
  });
}

function sum(rows: readonly EnergyView[]): number {
  return rows.reduce((total, { energyPj }) => total + energyPj, 0);
}
