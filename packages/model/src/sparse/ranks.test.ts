import { describe, expect, test } from 'vitest';
import type { Format } from './format.ts';
import { coordinatePayload } from './formats/built-in-formats.ts';
import { assignRanks, type RankLoop } from './ranks.ts';

const tile = (...extents: number[]) => ({ extents, words: extents.reduce((product, extent) => product * extent, 1) });
const M = 0;
const K = 1;
const scalar = tile(1, 1);

/** Rows of 4 values, 2 of them: innermost first, a loop of bound 1 between them. */
const loops: readonly RankLoop[] = [
  { dimension: K, bound: 4, tile: tile(1, 4) },
  { dimension: M, bound: 1, tile: tile(1, 4) },
  { dimension: M, bound: 2, tile: tile(2, 4) },
];

function ranksOf(flattened: readonly (readonly (readonly number[])[])[], innerToOuter: boolean) {
  const ranks = flattened.map((lists) => ({
    kind: coordinatePayload,
    flattened: lists,
    metadataWordBits: 8,
    payloadWordBits: 8,
  }));
  const format: Format = { ranks, innerToOuter, isCompressed: true };
  const assigned = assignRanks(loops, format, undefined, scalar);
  if (assigned === 'too few ranks') return assigned;
  return {
    loops: assigned.loops.map((taken) => taken.map(({ dimension }) => dimension)),
    subtiles: assigned.subtiles.map(({ extents }) => extents.join('x')),
  };
}

describe.each([
  ['outer to inner', false],
  ['inner to outer', true],
])('ranks given from %s', (_, innerToOuter) => {
  test('take a loop each, and none of bound 1', () => {
    expect(ranksOf([[], []], innerToOuter)).toEqual({ loops: [[K], [M]], subtiles: ['1x1', '1x4', '2x4'] });
  });

  test('are too few for two loops where there is one', () => {
    expect(ranksOf([[]], innerToOuter)).toBe('too few ranks');
    expect(ranksOf([[[M], [K]]], innerToOuter)).toBe('too few ranks');
  });
});

test('a flattened rank takes both loops', () => {
  expect(ranksOf([[[M, K]]], false)).toEqual({ loops: [[M, K]], subtiles: ['1x1', '2x4'] });
  expect(ranksOf([[[M, K]]], true)).toMatchObject({ loops: [[K, M]] });
});

test('ranks that are left over are the innermost from outside, the outermost from inside', () => {
  expect(ranksOf([[], [], []], false)).toEqual({ loops: [[], [K], [M]], subtiles: ['1x1', '1x4', '1x4', '2x4'] });
  expect(ranksOf([[], [], []], true)).toMatchObject({ loops: [[K], [M], []] });
});
