import { expect, test } from 'vitest';
import { countColumn, energyColumn, metricColumn } from './number-columns.ts';

test('energies of a column have one unit, and as many decimals', () => {
  expect(energyColumn([152.6e6, 1.2345e6, 0])).toEqual(['152.6 µJ', '1.2 µJ', '0.0 µJ']);
  expect(energyColumn([1234.5678e6, 0.02e6])).toEqual(['1.234568 mJ', '0.000020 mJ']);
  expect(energyColumn([])).toEqual([]);
  expect(energyColumn([0])).toEqual(['0 J']);
});

test('so have other metrics', () => {
  expect(metricColumn({ unit: 'pJ·cycle' }, [1.5524e15, 482e12])).toEqual(['1.552 kJ·cycle', '0.482 kJ·cycle']);
  expect(metricColumn({ unit: 'um^2' }, [443_812, 9000])).toEqual(['0.4438 mm²', '0.0090 mm²']);
  expect(metricColumn({ unit: 'um^2' }, [900, 12.5])).toEqual(['900.0 µm²', '12.5 µm²']);
  expect(metricColumn({ unit: 'cycles' }, [2_324_010.4, 12])).toEqual(['2,324,010 cycles', '12 cycles']);
  expect(metricColumn({ unit: 'W' }, [0.125, 0.5])).toEqual(['0.1250 W', '0.5000 W']);
  expect(metricColumn({}, [3, 4])).toEqual(['3', '4']);
});

test('counts of a column are whole, or none is', () => {
  expect(countColumn([1234, 5])).toEqual(['1,234', '5']);
  expect(countColumn([1234, 0.333])).toEqual(['1,234.00', '0.33']);
});
