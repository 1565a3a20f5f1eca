import { expect, test } from 'vitest';
import { eyerissEnergies } from './eyeriss-isca16.ts';

test('energies of conv4, to a part in a thousand', async () => {
  const energies = (await eyerissEnergies(['conv4'])).get('conv4')!;
  expect(energies.get('ALU')).toBeCloseTo(1.794, 3);
  expect(energies.get('DRAM')).toBeCloseTo(1.568, 3);
  expect(energies.get('RF')).toBeCloseTo(7.171, 2);
});
