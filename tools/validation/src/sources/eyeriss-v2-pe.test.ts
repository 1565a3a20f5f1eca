import { expect, test } from 'vitest';
import { pointwiseCycles } from '../pointwise-layer.ts';
import { cyclesByChannel, wholeLayer } from './eyeriss-v2-pe.ts';

test('L09 by its densities, to a part in a thousand of what Sparseloop gives', async () => {
  expect((await pointwiseCycles(wholeLayer('L09'))) / 1478912).toBeCloseTo(1, 3);
});

test('L09 by those of its channels, to half a per cent of the chip', async () => {
  expect((await cyclesByChannel('L09')) / 1499682).toBeCloseTo(1, 2);
});
