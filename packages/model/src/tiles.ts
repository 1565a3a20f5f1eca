import type { CandidateBatch } from '@loopwright/mapspace';
import type { Nest } from './nest.ts';
import { Rejection } from './rejection.ts';
import type { Tables } from './tables.ts';

/**
 * Fills `tile` [level * dataspaces + dataspace] with the words that the loops of a level and inside it touch: the box
 * over the ranks, gaps left by strides included.
 */
export function measureTiles(tables: Tables, nest: Nest, tile: Float64Array): void {
  const { levels, dimensions, dataspaces, plainStart, plainDimension, windowStart, windowRank } = tables;
  const { loopMask } = nest;
  const points = nest.imperfect ? nest.largestPoints : nest.points;
  for (let level = 0; level < levels; level++) {
    const row = level * dataspaces;
    if (loopMask[level] === 0 && level > 0) {
      for (let s = 0; s < dataspaces; s++) tile[row + s] = tile[row - dataspaces + s];
      continue;
    }
    const at = level * dimensions;
    for (let s = 0; s < dataspaces; s++) {
      let volume = 1;
      for (let k = plainStart[s]; k < plainStart[s + 1]; k++) volume *= points[at + plainDimension[k]];
      for (let k = windowStart[s]; k < windowStart[s + 1]; k++) volume *= extentOf(tables, points, at, windowRank[k]);
      tile[row + s] = volume;
    }
  }
}

/** Points that a rank of a dataspace spans when the dimensions cover `points` from `at` on. */
export function extentOf(tables: Tables, points: Float64Array, at: number, rank: number): number {
  const { termStart, termDimension, termCoefficient } = tables;
  let extent = 1;
  for (let term = termStart[rank]; term < termStart[rank + 1]; term++) {
    extent += termCoefficient[term] * (points[at + termDimension[term]] - 1);
  }
  return extent;
}

/** Checks the tiles kept against the memories, innermost first. */
export function checkCapacity(tables: Tables, tile: Float64Array, batch: CandidateBatch, candidate: number): Rejection {
  const { levels, dataspaces, capacityWords, minUtilizedWords } = tables;
  const { keeps } = batch;
  const first = candidate * levels * dataspaces;
  for (let level = 0; level < levels; level++) {
    const capacity = capacityWords[level];
    const least = minUtilizedWords[level];
    if (capacity === Infinity && least === 0) continue;
    let kept = 0;
    const row = level * dataspaces;
    for (let s = 0; s < dataspaces; s++) if (keeps[first + row + s]) kept += tile[row + s];
    if (kept <= capacity && kept >= least) continue;
    batch.rejectedLevel[candidate] = level;
    batch.needed[candidate] = kept;
    return kept > capacity ? Rejection.Capacity : Rejection.Utilization;
  }
  return Rejection.None;
}
