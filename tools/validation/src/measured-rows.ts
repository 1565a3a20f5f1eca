import { eyerissMs } from './eyeriss-row.ts';
import { gemminiCycles } from './gemmini-row.ts';
import { type TileflowRow, tileflowCycles } from './tileflow-row.ts';

/** A row of a file of measurements, and how ours is had. */
export interface MeasuredRow {
  /** As `gemm[3]`. */
  readonly name: string;
  readonly measured: number;
  ours(): Promise<number>;
}

/** Everything that is wrong with a file. */
export class RowsError extends Error {
  override readonly name = 'RowsError';
}

/** What rows of a table are of, told by a column that only they have. */
interface Kind {
  readonly columns: readonly string[];
  /** Columns that hold text; all others are positive numbers. */
  readonly texts?: readonly string[];
  readonly measured: string;
  ours(row: Row): Promise<number>;
}

type Row = Readonly<Record<string, string | number>>;

const tileflow: Kind = {
  columns: ['M', 'N', 'K', 'tileM', 'tileN', 'tileK', 'cycles'],
  measured: 'cycles',
  ours: (row) => tileflowCycles(tileflow.columns.map((column) => row[column]) as unknown as TileflowRow),
};

const gemmini: Kind = {
  columns: [
    ...['mapping.mapping', 'prob.R', 'prob.S', 'prob.P', 'prob.Q', 'prob.C', 'prob.K', 'prob.N'],
    ...['prob.Wstride', 'target.gemmini_cycle'],
  ],
  texts: ['mapping.mapping'],
  measured: 'target.gemmini_cycle',
  ours: (row) =>
    gemminiCycles({
      network: '',
      mapping: String(row['mapping.mapping']),
      bounds: Object.fromEntries([...'RSPQCKN'].map((name) => [name, Number(row[`prob.${name}`])])),
      stride: Number(row['prob.Wstride']),
      cycles: Number(row['target.gemmini_cycle']),
    }),
};

const eyeriss: Kind = {
  columns: [...'GCMPQRS', 'stride', 'batch', ...'nmepqrt', 'ms'],
  measured: 'ms',
  ours: (row) => {
    const of = <Name extends string>(names: readonly Name[]) =>
      Object.fromEntries(names.map((name) => [name, Number(row[name])])) as Record<Name, number>;
    const shape = of(['G', 'C', 'M', 'P', 'Q', 'R', 'S', 'stride']);
    const folding = of(['n', 'm', 'e', 'p', 'q', 'r', 't']);
    return eyerissMs({ shape, folding, batch: Number(row.batch), ms: Number(row.ms) });
  },
};

const kinds: readonly Kind[] = [gemmini, eyeriss, tileflow];

/**
 * Rows of a JSON file: lists of lists, under any names. `columns` names what stands in them; the one of matrix products of TileFlow
 * may leave it out. Throws a RowsError.
 */
export function readMeasuredRows(text: string): MeasuredRow[] {
  const content = parsed(text);
  const columns = columnsOf(content);
  const kind = kinds.find(({ measured }) => columns.includes(measured));
  if (!kind) throw new RowsError(`columns: none of ${kinds.map(({ measured }) => measured).join(', ')} is measured`);
  const missing = kind.columns.filter((column) => !columns.includes(column));
  if (missing.length > 0) throw new RowsError(`columns: ${missing.join(', ')} missing`);
  const mistakes: string[] = [];
  const rows: MeasuredRow[] = [];
  for (const [list, index, values] of listedRows(content)) {
    const name = `${list}[${index}]`;
    const row = Object.fromEntries(columns.map((column, at) => [column, values[at]]));
    const wrong = kind.columns.flatMap((column) => mistakeOf(row, column, kind));
    mistakes.push(...wrong.map((mistake) => `${name}: ${mistake}`));
    if (wrong.length > 0) continue;
    rows.push({ name, measured: Number(row[kind.measured]), ours: () => kind.ours(row as Row) });
  }
  if (mistakes.length > 0) throw new RowsError(mistakes.join('\n'));
  if (rows.length === 0)
    throw new RowsError('no list of rows: expected one such as "gemm": [[64, 64, 32, 16, 16, 16, 4622]]');
  return rows;
}

function parsed(text: string): Record<string, unknown> {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw new RowsError(`not JSON: ${(error as Error).message}`);
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    throw new RowsError('expected an object with lists of rows');
  }
  return content as Record<string, unknown>;
}

function columnsOf({ columns, gemm }: Record<string, unknown>): readonly string[] {
  if (columns === undefined && gemm !== undefined) return tileflow.columns;
  if (Array.isArray(columns) && columns.every((column) => typeof column === 'string')) return columns;
  throw new RowsError('columns: expected a list of names');
}

function* listedRows(content: Record<string, unknown>): Generator<[string, number, readonly unknown[]]> {
  const isGemm = content.columns === undefined;
  for (const [list, rows] of Object.entries(content)) {
    if (!Array.isArray(rows) || list === 'columns' || (isGemm && list !== 'gemm')) continue;
    for (const [index, values] of rows.entries()) {
      yield [list, index, Array.isArray(values) ? values : [values]];
    }
  }
}

function mistakeOf(row: Readonly<Record<string, unknown>>, column: string, { texts = [] }: Kind): string[] {
  const value = row[column];
  const isText = texts.includes(column);
  if (isText ? typeof value === 'string' : typeof value === 'number' && value > 0) return [];
  const found = value === undefined ? 'nothing' : JSON.stringify(value);
  return [`${column}: found ${found}, expected ${isText ? 'a text' : 'a number above 0'}`];
}
