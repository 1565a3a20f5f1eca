import { expect, test } from 'vitest';
import { readMeasuredRows } from './measured-rows.ts';

const gemmini = {
  columns: [
    ...['mapping.mapping', 'prob.R', 'prob.S', 'prob.P', 'prob.Q', 'prob.C', 'prob.K', 'prob.N', 'prob.Wstride'],
    ...['prob.Hstride', 'target.gemmini_cycle'],
  ],
  test: [['L3[WIO] N1 - L2[WI] N1 K16X - L1[O] K8 C4 P8 C16X - L0[W] P16', 1, 1, 128, 1, 64, 128, 1, 1, 1, 7648]],
};
const eyeriss = {
  columns: [...'GCMPQRS', 'stride', 'batch', ...'nmepqrt', 'ms'],
  chip: [[2, 192, 128, 13, 13, 3, 3, 1, 4, 4, 64, 13, 16, 3, 2, 2, 10.0]],
};
const files = [
  ['tileflow', { gemm: [[64, 64, 32, 16, 16, 16, 4622]] }, 'gemm[0]', 4622, 4207],
  ['gemmini', gemmini, 'test[0]', 7648, 6181],
  ['eyeriss', eyeriss, 'chip[0]', 10, 10.48],
] as const;

test.each(files)('a row of %s, measured and ours', async (_, content, name, measured, ours) => {
  const [row] = readMeasuredRows(JSON.stringify(content));
  expect(row).toMatchObject({ name, measured });
  expect((await row.ours()) / ours).toBeCloseTo(1, 2);
});

const wrong = [
  ['{', 'not JSON'],
  ['[]', 'expected an object'],
  ['{"rows": [[1]]}', 'columns: expected a list of names'],
  ['{"columns": ["M"], "rows": [[1]]}', 'none of target.gemmini_cycle, ms, cycles is measured'],
  ['{"columns": ["M", "cycles"], "rows": [[1, 2]]}', 'columns: N, K, tileM, tileN, tileK missing'],
  ['{"gemm": []}', 'no list of rows'],
  [
    '{"gemm": [[64, 64, 32, 16, 16, 16, 1], [64, 64, 32, 16, 0]]}',
    'gemm[1]: tileN: found 0, expected a number above 0',
  ],
  ['{"gemm": [[64, 64]]}', 'gemm[0]: cycles: found nothing'],
] as const;

test.each(wrong)('%s: %s', (text, message) => {
  expect(() => readMeasuredRows(text)).toThrow(message);
});
