import type { NetworkResultJson } from '@loopwright/results';
import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer';
import { type NetworkColumn, networkTable } from '../network-table.ts';

const types = { text: 'STRING', count: 'INT64', figure: 'DOUBLE', flag: 'BOOLEAN' } as const;

/** The same table as that of `networkCsv` as Apache Parquet; the metadata of the file say what each column means, by its name. */
export function networkParquet(result: Pick<NetworkResultJson, 'layers'>): Uint8Array {
  const columns = networkTable(result);
  const buffer = parquetWriteBuffer({
    columnData: columns.map(columnSource),
    kvMetadata: columns.map(({ name, meaning }) => ({ key: name, value: meaning })),
    createdBy: 'loopwright',
  });
  return new Uint8Array(buffer);
}

function columnSource({ name, type, values }: NetworkColumn): ColumnSource {
  const data = type === 'count' ? values.map((value) => (value === null ? null : BigInt(value))) : [...values];
  return { name, type: types[type], data, nullable: values.includes(null) };
}
