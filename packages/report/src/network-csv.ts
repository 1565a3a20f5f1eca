import type { NetworkResultJson } from '@loopwright/results';
import { csvText } from './format/csv.ts';
import { networkTable } from './network-table.ts';

/** The layers of a network as CSV (RFC 4180), a row each, with the columns of `networkTable`; of one run. */
export function networkCsv(result: Pick<NetworkResultJson, 'layers'>): string {
  const columns = networkTable(result);
  const rows = result.layers.map((_, layer) => columns.map(({ values }) => values[layer] ?? ''));
  return csvText([columns.map(({ name }) => name), ...rows]);
}
