import type { Nest } from './nest.ts';
import type { Tables } from './tables.ts';

/**
 * Temporal reuse: what one child below a boundary must be sent of a dataspace over the whole run, its tile being kept
 * from step to step.
 *
 * Time advances by steps. A step of kind j increments temporal loop j and resets the temporal loops between the
 * boundary and j, so the tile moves by shift(j) less what the inner loops had moved it by. A step that does not move
 * the tile brings nothing; one that moves it like the first kind that moves it at all brings the words that are new;
 * any other brings the whole tile, since reuse does not survive a change of direction (Timeloop, ISPASS 2019, section
 * VI-A: deltas between point sets).
 */
export function wordsPerChild(tables: Tables, nest: Nest, level: number, dataspace: number, fullTile: number): number {
  const { addressStep, dimensions } = tables;
  const { temporalDimension, temporalBound, temporalStride, temporalOutside, temporalLoops } = nest;
  const steps = dataspace * dimensions;
  let words = fullTile;
  let moved = 0;
  let direction = 0;
  let fresh = 0;
  for (let loop = nest.temporalStart[level]; loop < temporalLoops; loop++) {
    const shift = temporalStride[loop] * addressStep[steps + temporalDimension[loop]];
    const move = shift - moved;
    if (move !== 0) {
      if (direction === 0) {
        direction = move;
        fresh = freshWords(tables, nest, level, dataspace, loop, fullTile);
      }
      const count = (temporalBound[loop] - 1) * temporalOutside[loop];
      words += count * (move === direction ? fresh : fullTile);
    }
    moved += (temporalBound[loop] - 1) * shift;
  }
  return words;
}

/** Words of the tile below a level that one step of a temporal loop makes new: the tile less its overlap with itself. */
export function freshWords(
  tables: Tables,
  nest: Nest,
  level: number,
  dataspace: number,
  loop: number,
  fullTile: number,
): number {
  const { dimensions, appearanceStart, appearanceRank, appearanceStep, termStart, termDimension, termCoefficient } =
    tables;
  const { points } = nest;
  const below = (level - 1) * dimensions;
  const entry = dataspace * dimensions + nest.temporalDimension[loop];
  const stride = nest.temporalStride[loop];
  let overlap = fullTile;
  for (let appearance = appearanceStart[entry]; appearance < appearanceStart[entry + 1]; appearance++) {
    const rank = appearanceRank[appearance];
    const move = appearanceStep[appearance] * stride;
    let extent = 1;
    for (let term = termStart[rank]; term < termStart[rank + 1]; term++) {
      extent += termCoefficient[term] * (points[below + termDimension[term]] - 1);
    }
    if (move >= extent) return fullTile;
    overlap = (overlap / extent) * (extent - move);
  }
  return fullTile - overlap;
}
