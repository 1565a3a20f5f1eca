import { zeroCells } from '@loopwright/report';
import type { CostView } from '../view/mapping-view.ts';
import { FigureTable } from './figure-table.tsx';

const columns = [
  { title: 'Level' },
  { title: 'Tensor' },
  { title: 'Action' },
  ...['Dense', 'Actual', 'Gated', 'Skipped', 'Absent', 'Metadata'].map((title) => ({ title, isNumber: true })),
  { title: 'Saved by' },
];

/** What became of every action of a design that saves on zeros. */
export function ZerosTable({ zeros }: Pick<CostView, 'zeros'>) {
  if (zeros.length === 0) return null;
  return (
    <section>
      <h2>Zeros</h2>
      <FigureTable columns={columns} rows={zeros.map((zero) => [zero.level, ...zeroCells(zero)])} />
      <p class="lw-faint">Words per instance, and units of metadata with them; computes of the whole run.</p>
    </section>
  );
}
