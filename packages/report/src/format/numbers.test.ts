import { expect, test } from 'vitest';
import { formatArea, formatCount, formatPercent, formatSeconds, formatSi, formatSize } from './numbers.ts';

test.each([
  [0, '0 J'],
  [1, '1.000 J'],
  [0.0133113, '13.31 mJ'],
  [999.96, '1.000 kJ'],
  [1e-12, '1.000 pJ'],
  [4.2e-14, '0.04200 pJ'],
  [1e-20, '1.000e-8 pJ'],
  [1.4656e5, '146.6 kJ'],
  [1e22, '1.000e+4 EJ'],
  [Number.NaN, 'NaN J'],
  [-0.002, '-2.000 mJ'],
])('formatSi(%f)', (value, text) => {
  expect(formatSi(value, 'J')).toBe(text);
});

test.each([
  [0, '0'],
  [999, '999'],
  [11010048, '11,010,048'],
  [1234.5678, '1,234.57'],
  [1e15, '1.000e+15'],
  [Number.POSITIVE_INFINITY, 'Infinity'],
])('formatCount(%f)', (value, text) => {
  expect(formatCount(value)).toBe(text);
});

test('sizes, shares, times, areas', () => {
  expect(formatSize(123456n)).toBe('123,456');
  expect(formatSize(91451234567890n)).toBe('9.145e+13');
  expect(formatPercent(0.12345)).toBe('12.3 %');
  expect(formatSeconds(0.01234)).toBe('12.3 ms');
  expect(formatSeconds(10)).toBe('10.0 s');
  expect(formatArea(1.259e6)).toBe('1.259 mm²');
  expect(formatArea(431)).toBe('431 µm²');
});
