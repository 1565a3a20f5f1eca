import { expect, test } from 'vitest';
import { chipFigures } from './eyeriss-jssc17.ts';

test('conv1 and conv3 of the chip, to half a per cent', async () => {
  const [conv1, conv3] = [await chipFigures('conv1'), await chipFigures('conv3')];
  expect(conv1.get('time')! / 15.85).toBeCloseTo(1, 2);
  expect(conv3.get('time')! / 22.22).toBeCloseTo(1, 2);
  expect(conv3.get('steady state')! / 19.17).toBeCloseTo(1, 2);
  expect(conv3.get('power')! / 196.5).toBeCloseTo(1, 2);
  expect(conv3.get('gated power')! / 79.8).toBeCloseTo(1, 2);
  expect(conv1.get('PEs in use')).toBe(154);
});
