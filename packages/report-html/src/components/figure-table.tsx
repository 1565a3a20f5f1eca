/** A cell; numbers come formatted. */
export type Cell = string;

export interface FigureTableProps {
  readonly columns: readonly { readonly title: string; readonly isNumber?: boolean }[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A table that scrolls by itself where the page is narrow. */
export function FigureTable({ columns, rows }: FigureTableProps) {
  const classOf = (column: number) => (columns[column].isNumber ? 'lw-number' : undefined);
  return (
    <div class="lw-scroll">
      <table class="lw-table">
        <thead>
          <tr>
            {columns.map(({ title }, column) => (
              <th key={title} scope="col" class={classOf(column)}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.join('\t')}>
              {row.map((cell, column) => (
                <td key={columns[column].title} class={classOf(column)}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
