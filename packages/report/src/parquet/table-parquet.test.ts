import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { expect, test } from 'vitest';
import { networkTable } from '../table/network-table.ts';
import { tableParquet } from './table-parquet.ts';

test('a reader of Parquet finds every row, its types, and what columns mean', async () => {
  const layer = { name: 'one', operation: 'Conv', count: 3, bounds: { C: 4 }, computes: 2 ** 40, optimal: true };
  const found = { cycles: 10.5, energyPj: 7, utilization: 0.5, limitedBy: 'DRAM', bound: 7, objective: 'edp' };
  const missing = { cycles: null, energyPj: null, utilization: null, limitedBy: null, bound: null, objective: 'edp' };
  const table = networkTable({
    layers: [
      { ...layer, ...found, energies: { DRAM: 7 } },
      { ...layer, ...missing, name: 'two', bounds: { K: 2 }, optimal: false, energies: {} },
    ],
  });
  const bytes = tableParquet(table);
  const file = bytes.buffer as ArrayBuffer;
  expect(await parquetReadObjects({ file })).toMatchObject([
    { layer: 'one', count: 3n, C: 4n, K: null, computes: 2n ** 40n, cycles: 10.5, limited_by: 'DRAM', optimal: true },
    { layer: 'two', C: null, K: 2n, cycles: null, optimal: false, DRAM_energy_pj: null },
  ]);
  const metadata = parquetMetadata(file).key_value_metadata;
  expect(metadata).toContainEqual({ key: 'energy_pj', value: 'energy, pJ' });
});
