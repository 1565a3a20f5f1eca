import type { TextLayout } from './paint.ts';

export interface Column {
  readonly title: string;
  readonly align: 'left' | 'right';
  /** Columns of higher rank are left out first where the table is too wide; those without one always stay. */
  readonly rank?: number;
  /** Colour of its cells. */
  readonly paint?: (text: string) => string;
}

const gap = '  ';

/** A table with aligned columns, below its titles. Columns that hold zeros alone, or do not fit, are left out. */
export function formatTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  { width, paint }: TextLayout,
): string[] {
  const widths = columns.map(({ title }, column) =>
    Math.max(...[title, ...rows.map((row) => row[column])].map(length)),
  );
  const telling = columns.map((_, column) => column).filter((column) => !rows.every((row) => isNothing(row[column])));
  const shown = columnsThatFit(columns, widths, telling, width);
  const line = (cells: readonly string[], colour: (column: Column, text: string) => string) =>
    shown
      .map((column) => colour(columns[column], pad(cells[column], widths[column], columns[column].align)))
      .join(gap)
      .trimEnd();
  return [
    line(
      columns.map(({ title }) => title),
      (_, text) => paint.faint(text),
    ),
    ...rows.map((row) => line(row, (column, text) => column.paint?.(text) ?? text)),
  ];
}

function isNothing(cell: string): boolean {
  return /^(0(\.0)?( [a-zA-Z]+)?)?$/.test(cell);
}

function columnsThatFit(
  columns: readonly Column[],
  widths: readonly number[],
  telling: readonly number[],
  width: number,
): number[] {
  let shown = [...telling];
  const total = () => shown.reduce((sum, column) => sum + widths[column] + gap.length, -gap.length);
  const ranks = columns.flatMap(({ rank }) => rank ?? []).sort((a, b) => b - a);
  for (const rank of ranks) {
    if (total() <= width) break;
    shown = shown.filter((column) => columns[column].rank !== rank);
  }
  return shown;
}

export function pad(text: string, width: number, align: 'left' | 'right'): string {
  const space = ' '.repeat(Math.max(0, width - length(text)));
  return align === 'left' ? text + space : space + text;
}

/** Columns that a text takes. */
export function length(text: string): number {
  return [...text].length;
}
