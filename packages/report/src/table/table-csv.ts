import { csvText } from '../format/csv.ts';
import type { TableColumn } from './table-column.ts';

/** A table as CSV (RFC 4180): names of columns, then a row each; empty where there is no value. */
export function tableCsv(columns: readonly TableColumn[]): string {
  const rows = (columns[0]?.values ?? []).map((_, row) => columns.map(({ values }) => values[row] ?? ''));
  return csvText([columns.map(({ name }) => name), ...rows]);
}
