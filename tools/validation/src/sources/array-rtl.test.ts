import { expect, test } from 'vitest';
import { gemminiCycles } from '../gemmini-row.ts';
import { gemminiRows } from '../gemmini-runs.ts';
import { errorOf } from '../statistics.ts';
import { tileflowCycles } from '../tileflow-row.ts';
import { tileflowRows } from './tileflow-gemm.ts';

/** Errors of rows, as docs/validation.md has them: a change of half a per cent is noticed. */
const gemmini = [
  [0, 0.0121],
  [7, -0.0131],
  [30, -0.0162],
] as const;
const tileflow = [
  [0, -0.1125],
  [17, -0.003],
  [50, 0.0175],
] as const;

test.each(gemmini)('Gemmini, row %i', async (index, error) => {
  const row = gemminiRows[index];
  expect(errorOf({ published: row.cycles, ours: await gemminiCycles(row) })).toBeCloseTo(error, 2);
});

test.each(tileflow)('TileFlow, row %i', async (index, error) => {
  const row = tileflowRows[index];
  expect(errorOf({ published: row[6], ours: await tileflowCycles(row) })).toBeCloseTo(error, 2);
});
