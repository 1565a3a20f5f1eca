import { expect, test } from 'vitest';
import { LoopOrder } from './loop-order.ts';
import { factorial, rankPermutation, unrankPermutation } from './permutations.ts';

test('orders are numbered in lexicographic order, each once', () => {
  for (let n = 0; n <= 6; n++) {
    const order = new Uint8Array(n);
    const seen: string[] = [];
    for (let number = 0; number < factorial(n); number++) {
      unrankPermutation(number, n, order, 0);
      expect(rankPermutation(order, 0, n)).toBe(number);
      expect([...order].sort()).toEqual([...order.keys()]);
      seen.push([...order].join());
    }
    expect(seen).toEqual([...new Set(seen)].sort());
  }
});

test('orders too many for a table are numbered alike', () => {
  const n = 12;
  const order = new Uint8Array(n);
  for (const number of [0, 1, 12345, 479001599]) {
    unrankPermutation(number, n, order, 0);
    expect(rankPermutation(order, 0, n)).toBe(number);
  }
  expect([...order]).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
});

test('free dimensions stand between prefix and suffix', () => {
  const order = new LoopOrder(5, [3], [1, 0]);
  expect(order.free).toEqual([2, 4]);
  expect(order.count).toBe(2);
  const permutation = new Uint8Array(6);
  order.write(1, permutation, 1);
  expect([...permutation]).toEqual([0, 3, 4, 2, 1, 0]);
  expect(order.rank(permutation, 1)).toBe(1);
});

test('orders with and without a table are the same', () => {
  const tabled = new LoopOrder(6, [5], [2]);
  const other = new LoopOrder(6, [5], [2], false);
  for (let number = 0; number < tabled.count; number++) {
    const [a, b] = [new Uint8Array(6), new Uint8Array(6)];
    tabled.write(number, a, 0);
    other.write(number, b, 0);
    expect(a).toEqual(b);
  }
});
