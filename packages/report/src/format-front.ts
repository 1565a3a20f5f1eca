import type { FrontPoint } from '@loopwright/core';
import { formatArea, formatCount, formatEnergy, formatSi } from './format/numbers.ts';
import type { TextLayout } from './format/paint.ts';
import { formatTable } from './format/table.ts';

const mostRows = 20;

/** A table of the mappings that none beats in energy, cycles and area use together; of many, some at even distances. */
export function formatFront(
  front: readonly FrontPoint[],
  layout: TextLayout,
  { areaIsPlaceholder = false } = {},
): string[] {
  const shown = front.length <= mostRows ? front : spread(front);
  const rows = shown.map(({ energyPj, cycles, areaUseUm2 }) => [
    formatEnergy(energyPj),
    formatCount(cycles),
    formatSi(energyPj * cycles * 1e-12, 'J·cycle'),
    formatArea(areaUseUm2),
  ]);
  const table = formatTable(
    [
      { title: 'Energy', align: 'right', paint: layout.paint.strong },
      { title: 'Cycles', align: 'right' },
      { title: 'EDP', align: 'right', rank: 1 },
      { title: areaIsPlaceholder ? 'Area in use (placeholder)' : 'Area in use', align: 'right' },
    ],
    rows,
    layout,
  );
  const left = front.length - shown.length;
  return left === 0 ? table : [...table, `${left} more lie between these: --json gives all, with their mappings`];
}

function spread(front: readonly FrontPoint[]): FrontPoint[] {
  return Array.from({ length: mostRows }, (_, i) => front[Math.round((i * (front.length - 1)) / (mostRows - 1))]);
}
