import type { Dataspace } from '@loopwright/spec';

/** Points of a dataspace between two corners: [2 * rank] first coordinate, [2 * rank + 1] one past the last. */
export type Box = readonly number[];

/** The smallest box that holds what the operations `origin .. origin + points - 1` of every dimension touch. */
export function touchedBox(dataspace: Dataspace, origin: readonly number[], points: readonly number[]): Box {
  const box: number[] = [];
  for (const rank of dataspace.ranks) {
    let first = 0;
    let last = 0;
    for (const { dimension, coefficient } of rank) {
      const start = coefficient * origin[dimension]!;
      const reach = coefficient * (points[dimension]! - 1);
      first += start + Math.min(0, reach);
      last += start + Math.max(0, reach);
    }
    box.push(first, last + 1);
  }
  return box;
}

export function boxWords(box: Box): number {
  let words = 1;
  for (let i = 0; i < box.length; i += 2) words *= box[i + 1]! - box[i]!;
  return words;
}

/**
 * The points of `box` that are not in `other`, as disjoint boxes. They are cut rank by rank, so that equal sets of
 * points give equal lists wherever the difference of two boxes can.
 */
export function boxDifference(box: Box, other: Box): Box[] {
  for (let i = 0; i < box.length; i += 2) {
    if (box[i + 1]! <= other[i]! || other[i + 1]! <= box[i]!) return [box];
  }
  const parts: Box[] = [];
  const rest = [...box];
  for (let i = 0; i < box.length; i += 2) {
    if (rest[i]! < other[i]!) {
      parts.push(replaced(rest, i + 1, other[i]!));
      rest[i] = other[i]!;
    }
    if (other[i + 1]! < rest[i + 1]!) {
      parts.push(replaced(rest, i, other[i + 1]!));
      rest[i + 1] = other[i + 1]!;
    }
  }
  return parts;
}

/**
 * How far the centre moves from one box to the other, per rank. Boxes of one shape move by whole points; where the
 * shapes differ (a shorter last pass), half points are rounded away from zero.
 */
export function centreShift(from: Box, to: Box): number[] {
  const shift: number[] = [];
  for (let i = 0; i < from.length; i += 2) {
    const move = (to[i]! + to[i + 1]! - from[i]! - from[i + 1]!) / 2;
    shift.push(Math.sign(move) * Math.round(Math.abs(move)));
  }
  return shift;
}

function replaced(box: Box, index: number, coordinate: number): Box {
  const copy = [...box];
  copy[index] = coordinate;
  return copy;
}
