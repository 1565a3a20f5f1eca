import { expect, test } from 'vitest';
import { formatBytes } from './bytes.ts';

test.each([
  [0, '0 B'],
  [1023, '1023 B'],
  [1536, '1.5 KiB'],
  [2 ** 21, '2 MiB'],
  [1023.99 * 2 ** 20, '1 GiB'],
  [2.69 * 2 ** 30, '2.69 GiB'],
])('%d B is %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});
