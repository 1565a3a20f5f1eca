import { expect, test } from 'vitest';
import { teraOps } from './tpu-isca17.ts';

test('MLP0 and LSTM0, to half a per cent', async () => {
  expect((await teraOps('MLP0')) / 12.03).toBeCloseTo(1, 2);
  expect((await teraOps('LSTM0')) / 3.85).toBeCloseTo(1, 2);
});
