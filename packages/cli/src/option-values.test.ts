import { expect, test } from 'vitest';
import { parseAreaUm2 } from './option-values.ts';

test.each([
  ['3e6', 3e6],
  ['3 um^2', 3],
  ['2.5mm2', 2.5e6],
  ['2.5 mm^2', 2.5e6],
])('an area of %s is %d um^2', (text, areaUm2) => {
  expect(parseAreaUm2(text)).toBe(areaUm2);
});

test.each(['0', '-1mm2', 'mm2', '2 m^2', '2mm'])('%s is no area', (text) => {
  expect(() => parseAreaUm2(text)).toThrow('It must be a number above 0, in um^2, or with its unit, as 2.5mm2.');
});
