import type { CandidateBatch } from '@loopwright/mapspace';
import type { Tables } from '../../tables.ts';

/**
 * All loops of a candidate, innermost first, as `nestLoops` gives them, in arrays that the next candidate overwrites; but for the
 * temporal loops of bound 1 behind those of a fan-out, on which nothing hangs.
 */
export class ListedNest {
  /** [loop] */
  readonly dimension: Uint8Array;
  readonly bound: Float64Array;
  readonly isSpatial: Uint8Array;
  /** [loop] whether the next one of its level is spatial, too. */
  readonly isInSpace: Uint8Array;
  /** [level * dimensions + dimension] points that its loops and those inside it cover. */
  readonly points: Float64Array;
  readonly #tables: Tables;

  constructor(tables: Tables) {
    const { levels, dimensions, isFanout } = tables;
    this.#tables = tables;
    const size = levels * dimensions;
    this.dimension = new Uint8Array(size);
    this.bound = new Float64Array(size);
    this.points = new Float64Array(size);
    this.isSpatial = Uint8Array.from({ length: size }, (_, loop) => isFanout[Math.floor(loop / dimensions)]);
    this.isInSpace = this.isSpatial.map((is, loop) => Number(is === 1 && (loop + 1) % dimensions !== 0));
  }

  /** Lists the loops of a candidate with perfect factors; false where they run over more points than there are. */
  list({ factors, permutation }: CandidateBatch, candidate: number): boolean {
    const { dimensions, problem } = this.#tables;
    const { dimension, bound, points } = this;
    const size = dimension.length;
    const first = candidate * size;
    for (let row = 0; row < size; row += dimensions) {
      for (let at = row; at < row + dimensions; at++) {
        const d = permutation[first + at];
        dimension[at] = d;
        bound[at] = factors[first + row + d];
        points[at] = row === 0 ? factors[first + at] : points[at - dimensions] * factors[first + at];
      }
    }
    const last = size - dimensions;
    for (let d = 0; d < dimensions; d++) if (points[last + d] !== problem.dimensions[d].bound) return false;
    return true;
  }

  /** Points that a loop and all inside it cover, into `covered`; inside the first, -1, one of each dimension. */
  cover(loop: number, covered: Float64Array): void {
    const { dimension, bound, points } = this;
    const dimensions = covered.length;
    const row = loop < 0 ? 0 : loop - (loop % dimensions);
    for (let d = 0; d < dimensions; d++) covered[d] = row === 0 ? 1 : points[row - dimensions + d];
    for (let at = row; at <= loop; at++) covered[dimension[at]] *= bound[at];
  }
}
