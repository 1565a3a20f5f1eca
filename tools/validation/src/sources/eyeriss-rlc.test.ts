import { expect, test } from 'vitest';
import { compression } from './eyeriss-rlc.ts';

test('conv1 and conv2, to a part in a thousand', async () => {
  expect(await compression('conv1')).toBeCloseTo(1.2391, 3);
  expect(await compression('conv2')).toBeCloseTo(1.3454, 3);
});
