import type { CycleLimit } from '@loopwright/core/engine';
import { formatCount } from '@loopwright/report';
import * as Plot from '@observablehq/plot';
import { chartLook, nameAxis, siAxis, xAxis } from './axis.ts';

/** Bars of the cycles that each limit asks for; the longest one bounds, and a line marks the cycles of the run. */
export function cyclesChart(limits: readonly CycleLimit[], cycles: number, document: Document) {
  const rows = limits.map((limit) => ({ name: limitName(limit), cycles: limit.cycles }));
  const { unit, factor } = siAxis(cycles, '');
  const { marginLeft, axis } = nameAxis(
    'Limit',
    rows.map(({ name }) => name),
  );
  return Plot.plot({
    ...chartLook,
    document,
    marginLeft,
    height: 76 + 26 * rows.length,
    x: xAxis(unit === '' ? 'Cycles' : `Cycles (${unit})`),
    y: axis,
    marks: [
      Plot.barX(rows, {
        x: (row: { cycles: number }) => row.cycles * factor,
        y: 'name',
        fill: (row: { cycles: number }) => (row.cycles === limits[0].cycles ? 'var(--lw-accent)' : 'var(--lw-leakage)'),
        title: (row: { name: string; cycles: number }) => `${row.name}: ${formatCount(row.cycles)} cycles`,
      }),
      Plot.ruleX([0]),
      Plot.ruleX([cycles * factor], { stroke: 'currentColor', strokeDasharray: '4 3' }),
    ],
  });
}

export function limitName({ level, by }: CycleLimit): string {
  return `${level}, ${by.replace(' bandwidth', '')}`;
}
