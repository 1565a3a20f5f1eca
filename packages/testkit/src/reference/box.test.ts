import { expect, test } from 'vitest';
import { type Box, boxDifference, boxWords, centreShift, touchedBox } from './box.ts';

const slidingWindow = {
  name: 'Inputs',
  readWrite: false,
  ranks: [
    [
      { dimension: 0, coefficient: 2 },
      { dimension: 1, coefficient: 3 },
    ],
  ],
};

test('a tile is the box from the first to the last point touched, gaps of strides included', () => {
  expect(touchedBox(slidingWindow, [0, 0], [3, 2])).toEqual([0, 2 * 2 + 3 * 1 + 1]);
  expect(touchedBox(slidingWindow, [5, 1], [1, 1])).toEqual([13, 14]);
});

test('the difference of two boxes holds exactly the points of one and not the other', () => {
  const box: Box = [0, 4, 0, 4];
  for (const other of [
    [2, 6, 1, 3],
    [0, 4, 0, 4],
    [9, 12, 0, 4],
    [1, 2, 1, 2],
    [-3, 9, 2, 9],
  ]) {
    const points = boxDifference(box, other).flatMap(pointsOf);
    expect(new Set(points).size).toBe(points.length);
    const excluded = new Set(pointsOf(other));
    expect(new Set(points)).toEqual(new Set(pointsOf(box).filter((point) => !excluded.has(point))));
  }
});

test('a box moves by its centre, and half points count away from zero', () => {
  expect(centreShift([0, 5], [5, 10])).toEqual([5]);
  expect(centreShift([0, 5], [5, 8])).toEqual([4]);
  expect(centreShift([0, 2], [2, 3])).toEqual([2]);
  expect(centreShift([2, 3], [0, 2])).toEqual([-2]);
});

test('the words of a box are its points', () => {
  expect(boxWords([0, 3, 5, 7])).toBe(6);
});

function pointsOf(box: Box): string[] {
  const points: string[] = [];
  for (let x = box[0]!; x < box[1]!; x += 1) for (let y = box[2]!; y < box[3]!; y += 1) points.push(`${x},${y}`);
  return points;
}
