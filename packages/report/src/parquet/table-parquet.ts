import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer';
import type { TableColumn } from '../table/table-column.ts';

const types = { text: 'STRING', count: 'INT64', figure: 'DOUBLE', flag: 'BOOLEAN' } as const;

/** The same table as that of `tableCsv` as Apache Parquet; the metadata of the file say what each column means, by its name. */
export function tableParquet(columns: readonly TableColumn[]): Uint8Array {
  const buffer = parquetWriteBuffer({
    columnData: columns.map(columnSource),
    kvMetadata: columns.map(({ name, meaning }) => ({ key: name, value: meaning })),
    createdBy: 'loopwright',
  });
  return new Uint8Array(buffer);
}

function columnSource({ name, type, values }: TableColumn): ColumnSource {
  const data = type === 'count' ? values.map((value) => (value === null ? null : BigInt(value))) : [...values];
  return { name, type: types[type], data, nullable: values.includes(null) };
}
