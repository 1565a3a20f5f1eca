import type { TextLayout } from './format/paint.ts';
import { type Column, formatTable } from './format/table.ts';
import type { TableValue } from './table/table-column.ts';
import type { TableDiff } from './table/table-diff.ts';

/** What is different between two files of results: figures that changed, and what only one of them has. */
export function formatTableDiff({ onlyFirst, onlySecond, changed, same }: TableDiff, layout: TextLayout): string {
  const columns: readonly Column[] = [
    { title: 'Result', align: 'left', paint: layout.paint.name },
    { title: 'Figure', align: 'left' },
    { title: 'First', align: 'right' },
    { title: 'Second', align: 'right' },
    { title: 'Ratio', align: 'right' },
  ];
  const rows = changed.map(({ row, column, first, second }) => [
    shortKey(row),
    column,
    String(first ?? '-'),
    String(second ?? '-'),
    ratioOf(first, second),
  ]);
  const lone = (rows: readonly string[], which: string) => rows.map((row) => `only in the ${which}: ${shortKey(row)}`);
  return [
    ...(rows.length > 0 ? [...formatTable(columns, rows, layout), ''] : []),
    ...lone(onlyFirst, 'first'),
    ...lone(onlySecond, 'second'),
    `${same} the same, ${new Set(changed.map(({ row }) => row)).size} changed, ${onlyFirst.length} only in the first, ${onlySecond.length} only in the second`,
    '',
  ].join('\n');
}

function ratioOf(first: TableValue, second: TableValue): string {
  if (typeof first !== 'number' || typeof second !== 'number' || first === 0) return '-';
  return (second / first).toPrecision(5);
}

/** Of a key as many digits as tell results apart. */
function shortKey(text: string): string {
  return text.replace(/^([0-9a-f]{12})[0-9a-f]{52}$/, '$1');
}
