import { expect, test } from 'vitest';
import { countColumn, energyColumn } from './number-columns.ts';

test('energies of a column have one unit, and as many decimals', () => {
  expect(energyColumn([152.6e6, 1.2345e6, 0])).toEqual(['152.6 µJ', '1.2 µJ', '0.0 µJ']);
  expect(energyColumn([1234.5678e6, 0.02e6])).toEqual(['1.234568 mJ', '0.000020 mJ']);
  expect(energyColumn([])).toEqual([]);
  expect(energyColumn([0])).toEqual(['0 J']);
});

test('counts of a column are whole, or none is', () => {
  expect(countColumn([1234, 5])).toEqual(['1,234', '5']);
  expect(countColumn([1234, 0.333])).toEqual(['1,234.00', '0.33']);
});
