import { expect, test } from 'vitest';
import { type AxisAlong, childrenAt, fewestWithNoneAhead, movesOf, returnsOf } from './neighbour-offsets.ts';

/** `Q` over the array at a stride of 2, `S` in time: steps of `S` never lie between children, unless all of them start again. */
const q: AxisAlong = { bound: 14, stride: 2, advances: [1], returns: [0, 3] };
const s: AxisAlong = { bound: 1, stride: 1, advances: [1], returns: [0, 2] };
const children = childrenAt(q, s);

test('children that no step of the tile reaches are served by none', () => {
  expect(fewestWithNoneAhead(children, movesOf(s, { ...q, returns: [0] }))).toBe(Number.POSITIVE_INFINITY);
});

test('a step on along one axis and back along the other reaches from one end of the array to the other', () => {
  expect(fewestWithNoneAhead(children, movesOf(q, s))).toBe(13);
});

test('where another loop starts both again, the tile moves back by one child', () => {
  expect(fewestWithNoneAhead(children, returnsOf(q, s))).toBe(1);
});
