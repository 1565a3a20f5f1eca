import { expect, test } from 'vitest';
import { teraOps } from './tpu-isca17.ts';

test('MLP0 and LSTM0, to half a per cent', async () => {
  expect((await teraOps('MLP0')) / 13.64).toBeCloseTo(1, 2);
  expect((await teraOps('LSTM0')) / 4.364).toBeCloseTo(1, 2);
});
