import type { ComponentChildren } from 'preact';

export interface BesideTableProps {
  /** What stands in the columns, as letters; every cell says it where the page is too narrow for columns. */
  readonly columns: readonly string[];
  /** What the letters stand for, where that is to be said. */
  readonly names?: readonly string[];
  readonly groups: readonly BesideGroup[];
  /** Cells are texts, not figures. */
  readonly isText?: boolean;
}

/** Rows under one heading; none where the heading is empty. */
export interface BesideGroup {
  readonly heading: string;
  readonly rows: readonly BesideRow[];
}

export interface BesideRow {
  readonly name: string;
  /** One for each column, or a single one that holds for all. */
  readonly cells: readonly ComponentChildren[];
}

/** A column for each thing that is compared. Where the page is narrow a row is a block of as many cells as fit side by side. */
export function BesideTable({ columns, names, groups, isText = false }: BesideTableProps) {
  return (
    <table class={`lw-table lw-beside lw-stacked ${isText ? 'lw-beside-text' : ''}`}>
      <thead>
        <tr>
          <td />
          {columns.map((column, index) => (
            <th key={column} scope="col">
              {column}
              {names && <div class="lw-faint">{names[index]}</div>}
            </th>
          ))}
        </tr>
      </thead>
      {groups.map(({ heading, rows }) => (
        <tbody key={heading}>
          {heading !== '' && (
            <tr class="lw-group">
              <th scope="rowgroup" colSpan={columns.length + 1}>
                {heading}
              </th>
            </tr>
          )}
          {rows.map(({ name, cells }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {cells.length === 1 ? (
                <td colSpan={columns.length}>{cells[0]}</td>
              ) : (
                cells.map((cell, index) => (
                  <td key={columns[index]} data-column={columns[index]}>
                    {cell}
                  </td>
                ))
              )}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}
