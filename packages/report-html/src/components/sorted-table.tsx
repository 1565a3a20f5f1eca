export interface SortedColumn<Row> {
  readonly title: string;
  readonly isNumber: boolean;
  readonly text: (row: Row) => string;
  /** What rows are sorted by: texts from A, numbers from the greatest. */
  readonly value: (row: Row, index: number) => number | string;
  /** Where the cell leads to. */
  readonly link?: (row: Row) => string | undefined;
}

export interface SortedTableProps<Row> {
  /** Unique in the page, of letters and digits. */
  readonly name: string;
  readonly columns: readonly SortedColumn<Row>[];
  readonly rows: readonly Row[];
  /** Unique among the rows. */
  readonly keyOf: (row: Row) => string;
  readonly classOf?: (row: Row) => string;
}

/**
 * A table that sorts by the column whose head is chosen, without a script: each row knows its place in every order, and the
 * style sheet takes the one of the radio button that is checked.
 */
export function SortedTable<Row>({ name, columns, rows, keyOf, classOf }: SortedTableProps<Row>) {
  const orders = columns.map(({ value }) => places(rows.map(value)));
  const cellClass = ({ isNumber }: SortedColumn<Row>) => (isNumber ? 'lw-number' : undefined);
  return (
    <div class="lw-scroll">
      <style dangerouslySetInnerHTML={{ __html: columns.map((_, index) => sortRule(name, index)).join('') }} />
      <table class="lw-table lw-sorted" style={{ '--lw-columns': columns.length }}>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th key={index} scope="col" class={cellClass(column)}>
                <label>
                  <input type="radio" name={name} id={radioId(name, index)} checked={index === 0} />
                  {column.title}
                </label>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={keyOf(row)} class={classOf?.(row)} style={rowStyle(orders, index)}>
              {columns.map((column, place) => (
                <td key={place} class={cellClass(column)}>
                  <CellText text={column.text(row)} link={column.link?.(row)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function CellText({ text, link }: { readonly text: string; readonly link: string | undefined }) {
  return link === undefined ? text : <a href={link}>{text}</a>;
}

function radioId(name: string, column: number): string {
  return `${name}-${column}`;
}

function sortRule(name: string, column: number): string {
  return `.lw-sorted:has(#${radioId(name, column)}:checked) tbody tr{order:var(--lw-by-${column})}`;
}

function rowStyle(orders: readonly (readonly number[])[], index: number) {
  return Object.fromEntries(orders.map((order, column) => [`--lw-by-${column}`, order[index]]));
}

/** [row] place in the order of the values; equal ones as they stand. */
function places(values: readonly (number | string)[]): number[] {
  const rows = values.map((_, row) => row);
  rows.sort((a, b) => compare(values[a], values[b]) || a - b);
  const found: number[] = [];
  for (const [place, row] of rows.entries()) found[row] = place;
  return found;
}

function compare(a: number | string, b: number | string): number {
  if (typeof a === 'number' && typeof b === 'number') return b - a;
  return a < b ? -1 : Number(a > b);
}
