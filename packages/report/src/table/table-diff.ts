import type { ResultTable, TableColumn, TableValue } from './table-column.ts';

/** What is different between two tables of one kind. */
export interface TableDiff {
  /** Rows of one table alone, by what they are known by. */
  readonly onlyFirst: readonly string[];
  readonly onlySecond: readonly string[];
  readonly changed: readonly TableChange[];
  /** Rows that are in both, and the same. */
  readonly same: number;
}

export interface TableChange {
  readonly row: string;
  readonly column: string;
  readonly first: TableValue;
  readonly second: TableValue;
}

/** What is no figure of a result: it depends on the machine, on how it was asked for, or on what stands beside it. */
const incidental = new Set(['seconds', 'key', 'point']);

/** Compares the rows that both have in the columns that either has. */
export function diffTables(first: ResultTable, second: ResultTable): TableDiff {
  const [ofFirst, ofSecond] = [rowsOf(first), rowsOf(second)];
  const names = [...new Set([first, second].flatMap(({ columns }) => columns.map(({ name }) => name)))];
  const compared = names.filter((name) => !incidental.has(name));
  const shared = [...ofFirst.keys()].filter((row) => ofSecond.has(row));
  const changed = shared.flatMap((row) =>
    compared.flatMap((column): TableChange[] => {
      const [one, other] = [cellOf(first, column, ofFirst.get(row)!), cellOf(second, column, ofSecond.get(row)!)];
      return one === other ? [] : [{ row, column, first: one, second: other }];
    }),
  );
  return {
    onlyFirst: [...ofFirst.keys()].filter((row) => !ofSecond.has(row)),
    onlySecond: [...ofSecond.keys()].filter((row) => !ofFirst.has(row)),
    changed,
    same: shared.length - new Set(changed.map(({ row }) => row)).size,
  };
}

/** Numbers of rows by what they are known by. */
function rowsOf({ columns, identity }: ResultTable): Map<string, number> {
  const known = identity.flatMap((name) => columns.find((column) => column.name === name) ?? []);
  const count = columns[0]?.values.length ?? 0;
  const textOf = (row: number) => known.map((column) => namedValue(column, row)).join(' ');
  return new Map(Array.from({ length: count }, (_, row) => [textOf(row), row]));
}

function namedValue({ name, type, values }: TableColumn, row: number): string {
  return type === 'text' ? String(values[row] ?? '') : `${name}=${values[row]}`;
}

function cellOf({ columns }: ResultTable, name: string, row: number): TableValue {
  return columns.find((column) => column.name === name)?.values[row] ?? null;
}
