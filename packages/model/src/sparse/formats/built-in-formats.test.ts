import { expect, test } from 'vitest';
import type { FormatKind } from '../format.ts';
import {
  bitmask,
  coordinatePayload,
  runLengthEncoding,
  uncompressedBitmask,
  uncompressedOffsetPairs,
} from './built-in-formats.ts';

/** Of 4 fibers half are empty; in the others 3 of 8 coordinates of 4 are there on average: 1.5 of each. */
const query = { mostFibers: 4, fiberShape: 4, emptyFiber: () => 0.5, emptyCoordinate: () => 0.625 };

test.each<[FormatKind, number, number]>([
  // 2 fibers: 4 beginnings and an end each.
  [uncompressedOffsetPairs, 0, 10],
  // 2 fibers of 1.5 coordinates, rounded up for each.
  [coordinatePayload, 4, 4],
  // The same, not rounded.
  [runLengthEncoding, 3, 3],
  // A bit for each of 4 coordinates of 2 fibers; what is there is rounded up for each.
  [bitmask, 8, 4],
  // All 16 coordinates, of empty fibers too.
  [uncompressedBitmask, 16, 16],
])('$0.name takes $1 units of metadata and $2 of payload', (format, metadata, payload) => {
  expect(format.units(query)).toEqual({ metadata, payload });
});
