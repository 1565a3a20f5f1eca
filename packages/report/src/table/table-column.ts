/** A column of a flat table, as it is exported. */
export interface TableColumn {
  readonly name: string;
  readonly type: 'text' | 'count' | 'figure' | 'flag';
  /** With its unit. */
  readonly meaning: string;
  /** [row] null where there is none. */
  readonly values: readonly TableValue[];
}

export type TableValue = string | number | boolean | null;

/** A table, and by which of its columns a row is known in another table of the same kind. */
export interface ResultTable {
  readonly columns: readonly TableColumn[];
  readonly identity: readonly string[];
}

/** What makes columns of some rows. */
export function columnsOf<Row>(rows: readonly Row[]) {
  return (
    name: string,
    type: TableColumn['type'],
    meaning: string,
    of: (row: Row) => TableValue | undefined,
  ): TableColumn => ({ name, type, meaning, values: rows.map((row) => of(row) ?? null) });
}

/** Names that databases tell apart, which do not mind capitals: `c` beside `C` becomes `c_2`. */
export function withDistinctNames(columns: readonly TableColumn[]): TableColumn[] {
  const taken = new Set<string>();
  return columns.map((column) => {
    let { name } = column;
    for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${column.name}_${number}`;
    taken.add(name.toLowerCase());
    return { ...column, name };
  });
}
