import { expect, test } from 'vitest';
import { TranspositionTable } from './transposition-table.ts';

const key = 7;

/** Whether nothing is of use after the state with costs of two resources. */
function isShut(table: TranspositionTable, ...costs: number[]): boolean {
  return table.isShutAt(table.find(key), Float64Array.from(costs), 0);
}

function record(table: TranspositionTable, costs: number[], isOfNoUse: boolean, at = key): void {
  table.set(at, Float64Array.of(3, 4), Float64Array.from(costs), 0, isOfNoUse);
}

test('what was of no use is of none with costs that are as high of every resource, and may be where one is lower', () => {
  const table = new TranspositionTable(2);
  record(table, [10, 20], true);
  expect(isShut(table, 10, 20)).toBe(true);
  expect(isShut(table, 11, 25)).toBe(true);
  expect(isShut(table, 9, 25)).toBe(false);
  expect(isShut(table, 11, 19)).toBe(false);
});

test('what was of use shuts nothing, however high the costs, nor opens what is shut', () => {
  const table = new TranspositionTable(2);
  record(table, [10, 20], false);
  expect(isShut(table, 1e9, 1e9)).toBe(false);
  record(table, [10, 20], true);
  record(table, [5, 5], false);
  expect([isShut(table, 5, 5), isShut(table, 10, 20)]).toEqual([false, true]);
});

test('it knows as much when it has grown', () => {
  const table = new TranspositionTable(2);
  record(table, [10, 20], true);
  for (let other = 100; other < 10_000; other++) record(table, [0, 0], false, other);
  const slot = table.find(key);
  expect([...table.low.subarray(slot * 2, slot * 2 + 2)]).toEqual([3, 4]);
  expect([isShut(table, 10, 20), isShut(table, 9, 25)]).toEqual([true, false]);
});
