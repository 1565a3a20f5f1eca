import type { CandidateBatch } from '@loopwright/mapspace';
import type { Tables } from './tables.ts';

/** Points of every dimension, [level * dims + dim]. */
interface Points {
  /** Of all loops inside the level. */
  readonly pointsBelow: Float64Array;
  /** Of its own too; in the last pass; in the largest pass that occurs. */
  readonly points: Float64Array;
  readonly lastPoints: Float64Array;
  readonly largestPoints: Float64Array;
}

/** The spatial loops of all levels, innermost first. */
interface SpatialLoops {
  readonly spatialStart: Int32Array;
  readonly spatialDimension: Int32Array;
  readonly spatialBound: Float64Array;
  readonly spatialLast: Float64Array;
}

/** Adds up the points that the loops of every level and inside it cover in the last pass, and in the largest that occurs. */
export function measureLastPasses(
  { pointsBelow, points, lastPoints, largestPoints }: Points,
  { levels, dimensions }: Tables,
  { remainders }: CandidateBatch,
  candidate: number,
): void {
  const loops = levels * dimensions;
  const first = candidate * loops;
  for (let at = 0; at < loops; at++) {
    const inside = at < dimensions ? 1 : lastPoints[at - dimensions];
    lastPoints[at] = inside + pointsBelow[at] * (remainders[first + at] - 1);
  }
  // Where the last pass covers the whole dimension, there is no full one.
  for (let at = 0; at < loops; at++) {
    const all = lastPoints[loops - dimensions + (at % dimensions)];
    largestPoints[at] = lastPoints[at] === all ? all : points[at];
  }
}

/**
 * The outermost fan-out with a loop of a dimension whose last pass is shorter at that loop or inside it; -1 without one.
 *
 * @param loopMask [level] bit mask of the dimensions with a loop there
 */
export function outermostUneven(
  loopMask: Int32Array,
  { levels, dimensions, isFanout }: Tables,
  { factors, remainders }: CandidateBatch,
  candidate: number,
): number {
  let uneven = 0;
  let outermost = -1;
  for (let level = 0, at = candidate * levels * dimensions; level < levels; level++) {
    for (let d = 0; d < dimensions; d++, at++) uneven |= Number(factors[at] !== remainders[at]) << d;
    if (isFanout[level] && (loopMask[level] & uneven) !== 0) outermost = level;
  }
  return outermost;
}

/** Bit mask of the dimensions whose spatial loop at a level has a shorter last pass. */
export function shorterIn(
  { spatialStart, spatialDimension, spatialBound, spatialLast }: SpatialLoops,
  level: number,
): number {
  let mask = 0;
  for (let loop = spatialStart[level]; loop < spatialStart[level + 1]; loop++) {
    if (spatialBound[loop] !== spatialLast[loop]) mask |= 1 << spatialDimension[loop];
  }
  return mask;
}
