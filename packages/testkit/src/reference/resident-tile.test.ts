import { expect, test } from 'vitest';
import { ResidentTile } from './resident-tile.ts';

function wordsBrought(...tiles: number[][]): number[] {
  const resident = new ResidentTile();
  return tiles.map((tile) => resident.moveTo(tile).words);
}

test('a window that slides on needs its new points only', () => {
  expect(wordsBrought([0, 3], [1, 4], [2, 5])).toEqual([3, 1, 1]);
});

test('a tile that rests needs nothing, and keeps its direction', () => {
  expect(wordsBrought([0, 3], [1, 4], [1, 4], [2, 5])).toEqual([3, 1, 0, 1]);
});

test('nothing is reused after a change of direction, and the next move sets the direction anew', () => {
  expect(wordsBrought([0, 3], [1, 4], [0, 3], [1, 4], [2, 5])).toEqual([3, 1, 3, 1, 1]);
});

test('the shorter tile of a last pass moves by its centre', () => {
  // From the centre 3.5 to 7 is not the step of 4 that it was, so nothing is reused: [6, 9) has 3 points.
  expect(wordsBrought([-2, 2], [2, 6], [6, 9])).toEqual([4, 4, 3]);
});

test('a level that must not keep tiles gets every one whole', () => {
  const resident = new ResidentTile();
  expect([resident.replaceBy([0, 3]).words, resident.replaceBy([0, 3]).words]).toEqual([3, 3]);
  expect(resident.largestWords).toBe(3);
});
