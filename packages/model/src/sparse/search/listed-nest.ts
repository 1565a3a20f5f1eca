import type { CandidateBatch } from '@loopwright/mapspace';
import type { Tables } from '../../tables.ts';

/**
 * All loops of a candidate, innermost first, as `nestLoops` gives them, in arrays that the next candidate overwrites; but for the
 * temporal loops of bound 1 behind those of a fan-out, on which nothing hangs. Each dimension has one loop at each level.
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
  /** Numbers of the loops of more than one iteration; [level] how many lie inside it, all in the end. */
  readonly running: Uint16Array;
  readonly runningInside: Uint16Array;
  readonly #tables: Tables;

  constructor(tables: Tables) {
    const { levels, dimensions, isFanout } = tables;
    this.#tables = tables;
    const size = levels * dimensions;
    this.dimension = new Uint8Array(size);
    this.bound = new Float64Array(size);
    this.points = new Float64Array(size);
    this.running = new Uint16Array(size + 1);
    this.runningInside = new Uint16Array(levels + 1);
    this.isSpatial = Uint8Array.from({ length: size }, (_, loop) => isFanout[Math.floor(loop / dimensions)]);
    this.isInSpace = this.isSpatial.map((is, loop) => Number(is === 1 && (loop + 1) % dimensions !== 0));
  }

  /** Lists the loops of a candidate with perfect factors; false where they run over more points than there are. */
  list({ factors, permutation }: CandidateBatch, candidate: number): boolean {
    const { levels, dimensions, problem } = this.#tables;
    const { dimension, bound, points, running, runningInside } = this;
    const size = dimension.length;
    const first = candidate * size;
    let loops = 0;
    for (let level = 0, row = 0; level < levels; level++, row += dimensions) {
      runningInside[level] = loops;
      for (let at = row; at < row + dimensions; at++) {
        const d = permutation[first + at];
        const own = factors[first + row + d];
        dimension[at] = d;
        bound[at] = own;
        points[row + d] = row === 0 ? own : points[row - dimensions + d] * own;
        running[loops] = at;
        loops += Number(own !== 1);
      }
    }
    runningInside[levels] = loops;
    const last = size - dimensions;
    for (let d = 0; d < dimensions; d++) if (points[last + d] !== problem.dimensions[d].bound) return false;
    return true;
  }

  /** Points that a loop and all inside it cover, into `covered`; inside the first, -1, one of each dimension. */
  cover(loop: number, covered: Float64Array): void {
    const { dimension, points } = this;
    const dimensions = covered.length;
    const row = loop < 0 ? 0 : loop - (loop % dimensions);
    for (let d = 0; d < dimensions; d++) covered[d] = row === 0 ? 1 : points[row - dimensions + d];
    for (let at = row; at <= loop; at++) covered[dimension[at]] = points[row + dimension[at]];
  }
}
