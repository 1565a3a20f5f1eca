import { expect, test } from 'vitest';
import { dramMiB } from './gpu-orojenesis.ts';

test('traffic of the A30, to half a per cent', async () => {
  expect((await dramMiB('A30, 24 MiB')) / 640).toBeCloseTo(1, 2);
});
