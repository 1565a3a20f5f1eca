import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actualData } from './actual-data.ts';
import { banded } from './banded.ts';

const tile = (...extents: number[]) => ({ extents, words: extents.reduce((product, extent) => product * extent, 1) });
const band = (size: number, width: number) =>
  banded.create({ distribution: 'banded', density: 1, parameters: { band_width: width } }, tile(size, size));

describe('a band of one value on either side of the diagonal of 4 x 4', () => {
  const model = band(4, 1);

  test('holds 4 values where a tile of 2 x 2 is on the diagonal, and 1 beside it', () => {
    expect([0, 1, 2, 3, 4].map((k) => model.probability(tile(2, 2), k))).toEqual([0, 0.5, 0, 0, 0.5]);
    expect([model.least(tile(2, 2)), model.most(tile(2, 2)), model.expected(tile(2, 2))]).toEqual([1, 4, 2.5]);
  });

  test('tells rows of a tile by what the tile holds', () => {
    const rows = (occupancy: number) => model.probability(tile(1, 2), 0, { ...tile(2, 2), occupancy });
    expect([rows(4), rows(1), rows(2)]).toEqual([0, 0.5, 0]);
  });

  test('needs no more elements of a fiber than any fiber has', () => {
    expect(model.mostElements!(tile(1, 4), tile(1, 1))).toBe(3);
    expect(model.mostElements!(tile(2, 4), tile(2, 1))).toBe(3);
    expect(band(4, 0).mostElements!(tile(2, 4), tile(2, 1))).toBe(2);
  });
});

test('only square matrices have bands', () => {
  const create = (extents: number[], width: number) =>
    banded.create({ distribution: 'banded', density: 1, parameters: { band_width: width } }, tile(...extents));
  expect(() => create([4, 5], 1)).toThrow('4 x 5');
  expect(() => create([4], 1)).toThrow(RangeError);
  expect(() => create([4, 4], 0.5)).toThrow('0.5');
  expect(() => actualData.create({ distribution: 'actual_data', density: 1, parameters: {} }, tile(4))).toThrow(
    '[[0, 0]',
  );
});

test('a tensor that is known is counted tile by tile', () => {
  const tensors = fc.tuple(fc.constantFrom(1, 2, 3), fc.constantFrom(1, 2, 4)).chain(([rows, columns]) =>
    fc.record({
      rows: fc.constant(rows),
      columns: fc.constant(columns),
      places: fc.uniqueArray(fc.integer({ min: 0, max: 6 * 8 - 1 }), { minLength: 1, maxLength: 40 }),
    }),
  );
  fc.assert(
    fc.property(tensors, ({ rows, columns, places }) => {
      const coordinates = places.map((place) => [Math.floor(place / 8), place % 8]);
      const model = actualData.create(
        { distribution: 'actual_data', density: 1, parameters: {}, coordinates },
        tile(6, 8),
      );
      const held = new Array((6 / rows) * (8 / columns)).fill(0);
      for (const [row, column] of coordinates) {
        held[Math.floor(row! / rows) * (8 / columns) + Math.floor(column! / columns)]++;
      }
      for (let k = 0; k <= rows * columns; k++) {
        const share = held.filter((count) => count === k).length / held.length;
        expect(model.probability(tile(rows, columns), k)).toBeCloseTo(share, 12);
        // Of tiles within tiles, all those of one occupancy together.
        const alike = held.flatMap((count, at) => (count === k ? [at] : []));
        if (alike.length === 0) continue;
        const filled = alike.reduce((sum, at) => sum + held[at], 0);
        const within = { ...tile(rows, columns), occupancy: k };
        expect(model.probability(tile(1, 1), 1, within)).toBeCloseTo(filled / (alike.length * rows * columns), 12);
      }
      expect(model.most(tile(rows, columns))).toBe(Math.max(...held));
      expect(model.least(tile(rows, columns))).toBe(Math.min(...held));
    }),
    { numRuns: 50, seed: 17 },
  );
});
