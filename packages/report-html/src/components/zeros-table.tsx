import { zeroCells } from '@loopwright/report';
import type { CostView } from '../view/mapping-view.ts';
import { FigureTable } from './figure-table.tsx';

const columns = [
  { title: 'Level' },
  { title: 'Tensor' },
  { title: 'Action' },
  ...['Dense', 'Actual', 'Gated', 'Skipped', 'Absent', 'Metadata'].map((title) => ({ title, isNumber: true })),
  { title: 'Overbooked', isNumber: true },
  { title: 'Saved by' },
];

/** What became of every action of a design that saves on zeros. */
export function ZerosTable({ zeros }: Pick<CostView, 'zeros'>) {
  if (zeros.length === 0) return null;
  const rows = zeros.map((zero) => [zero.level, ...zeroCells(zero)]);
  const isTelling = columns.map((_, column) => rows.some((row) => row[column] !== ''));
  return (
    <section>
      <h2>Zeros</h2>
      <FigureTable
        columns={columns.filter((_, column) => isTelling[column])}
        rows={rows.map((row) => row.filter((_, column) => isTelling[column]))}
      />
      <p class="lw-faint">Words per instance, and units of metadata with them; computes of the whole run.</p>
    </section>
  );
}
