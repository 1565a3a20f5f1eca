import { networkEnergyPj, type ValidEvaluation } from '@loopwright/core';
import { formatCount, formatEnergy } from './format/numbers.ts';
import type { TextLayout } from './format/paint.ts';
import { type Column, formatTable } from './format/table.ts';

/** A table of the networks that spread, reduce or pass on words, or cost energy; empty where there is none. */
export function formatNetworks({ networks }: ValidEvaluation, layout: TextLayout): string[] {
  const rows = [...networks].reverse().flatMap(({ name, dataspaces }) => {
    const busy = dataspaces.filter((tile) => {
      const costs = networkEnergyPj(tile) > 0;
      return costs || (tile.fanout > 1 && tile.ingresses > 0);
    });
    return busy.map((tile, index) => [
      index === 0 ? name.replace(' <==> ', ' → ') : '',
      tile.name,
      formatCount(tile.fanout),
      formatCount(tile.multicastFactor),
      formatCount(tile.ingresses),
      formatCount(tile.linkTransfers),
      formatCount(tile.spatialReductions),
      tile.averageHops.toFixed(1),
      formatEnergy(networkEnergyPj(tile)),
    ]);
  });
  if (rows.length === 0) return [];
  const columns: readonly Column[] = [
    { title: 'Network', align: 'left', paint: layout.paint.name },
    { title: 'Tensor', align: 'left' },
    { title: 'Children', align: 'right', rank: 2 },
    { title: 'Multicast', align: 'right', rank: 3 },
    { title: 'Ingresses', align: 'right', rank: 1 },
    { title: 'Forwarded', align: 'right', rank: 4 },
    { title: 'Reductions', align: 'right', rank: 5 },
    { title: 'Hops', align: 'right', rank: 6 },
    { title: 'Energy', align: 'right', paint: layout.paint.strong },
  ];
  return formatTable(columns, rows, layout);
}
