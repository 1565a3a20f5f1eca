import type { ListedNest } from './listed-nest.ts';
import type { RankRules } from './rank-rules.ts';
import type { RankShapes } from './rank-shapes.ts';
import type { TileLattice } from './tile-lattice.ts';

/** Gives the loops of tiles to the ranks of their formats, one dataspace. */
export class RankAssigner {
  readonly #nest: ListedNest;
  readonly #lattice: TileLattice;
  /** [dimension] 1 where it moves the dataspace. */
  readonly #moves: Uint8Array;
  readonly #scalar: number;
  /** Loops between two memories, innermost first: those of more than one iteration; and the tile of the innermost of all. */
  #loops = 0;
  readonly #dimension: Uint8Array;
  readonly #bound: Float64Array;
  readonly #tile: Int32Array;
  #innermost = 0;
  /** [dimension] */
  readonly #covered: Float64Array;
  /** Ranks given so far, in the order in which they were. */
  readonly #fibers: Int32Array;
  readonly #tiles: Int32Array;

  constructor(nest: ListedNest, lattice: TileLattice, dimensions: number, mostRanks: number) {
    this.#nest = nest;
    this.#lattice = lattice;
    this.#moves = new Uint8Array(dimensions);
    for (const d of lattice.dimensions) this.#moves[d] = 1;
    this.#scalar = lattice.at(new Float64Array(dimensions).fill(1), 0);
    this.#dimension = new Uint8Array(nest.dimension.length);
    this.#bound = new Float64Array(nest.dimension.length);
    this.#tile = new Int32Array(nest.dimension.length);
    this.#covered = new Float64Array(dimensions);
    this.#fibers = new Int32Array(mostRanks);
    this.#tiles = new Int32Array(mostRanks);
  }

  /** Plain words have one rank for all loops. */
  assignPlain(tile: number, out: RankShapes): void {
    out.count = 1;
    out.fibers[0] = tile;
    out.tiles[0] = tile;
  }

  /**
   * Ranks of a tile whose loops are those from `first` to before `end`; `inner` are the ranks of the memory inside where tiles are
   * cut beforehand. False where there are too few.
   */
  assign(first: number, end: number, rules: RankRules, inner: RankShapes | undefined, out: RankShapes): boolean {
    this.#gather(first, end, inner === undefined);
    const count = this.#copy(inner, out);
    out.count = Math.max(count, rules.ranks);
    return rules.innerToOuter ? this.#innerToOuter(rules, count, out) : this.#outerToInner(rules, count, out);
  }

  /**
   * The same where the outermost rank takes all loops, in whatever order: those of the tile numbered `covered`. `tile` is the one whose
   * ranks they are.
   */
  assignAll(
    covered: number,
    tile: number,
    first: number,
    ranks: number,
    inner: RankShapes | undefined,
    out: RankShapes,
  ): boolean {
    const { fibers, tiles } = out;
    let rank = this.#copy(inner, out);
    const hasLoops = covered !== this.#scalar;
    if (hasLoops && rank === ranks) return false;
    const idle = hasLoops ? ranks - 1 : ranks;
    if (rank < idle) this.#findInnermost(first);
    for (; rank < idle; rank++) {
      fibers[rank] = this.#scalar;
      tiles[rank] = this.#innermost;
    }
    if (hasLoops) {
      fibers[idle] = covered;
      tiles[idle] = tile;
    }
    out.count = ranks;
    return true;
  }

  /** Ranks of the memory inside; how many there are. */
  #copy(inner: RankShapes | undefined, { fibers, tiles }: RankShapes): number {
    if (inner === undefined) return 0;
    for (let rank = 0; rank < inner.count; rank++) {
      fibers[rank] = inner.fibers[rank];
      tiles[rank] = inner.tiles[rank];
    }
    return inner.count;
  }

  /** The tile of the innermost loop, of however many iterations. */
  #findInnermost(first: number): void {
    const { dimension, points } = this.#nest;
    const { stepsOf } = this.#lattice;
    const dimensions = this.#moves.length;
    this.#innermost = first === 0 ? this.#scalar : this.#lattice.at(points, first - dimensions);
    for (let loop = first; loop < first + dimensions; loop++) {
      const d = dimension[loop];
      if (this.#moves[d] === 0) continue;
      const inside = first === 0 ? 1 : points[first - dimensions + d];
      this.#innermost += stepsOf[d][points[first + d]] - stepsOf[d][inside];
      return;
    }
  }

  /** Without cutting beforehand, the innermost loop of each dimension runs over all that lies inside, too. */
  #gather(first: number, end: number, takesInside: boolean): void {
    const { dimension, bound, points, running, runningInside } = this.#nest;
    const { stepsOf } = this.#lattice;
    const dimensions = this.#moves.length;
    const below = first - dimensions;
    let tile = first === 0 ? this.#scalar : this.#lattice.at(points, below);
    this.#loops = 0;
    this.#findInnermost(first);
    // The loops of the first level are of all dimensions: what lies inside is taken by them.
    for (let loop = first; loop < first + dimensions; loop++) {
      const d = dimension[loop];
      if (this.#moves[d] === 0) continue;
      const inside = first === 0 ? 1 : points[below + d];
      tile += stepsOf[d][points[first + d]] - stepsOf[d][inside];
      const iterations = takesInside ? bound[loop] * inside : bound[loop];
      if (iterations > 1) this.#add(d, iterations, tile);
    }
    const loops = runningInside[end / dimensions];
    for (let k = runningInside[first / dimensions + 1]; k < loops; k++) {
      const loop = running[k];
      const d = dimension[loop];
      if (this.#moves[d] === 0) continue;
      const row = loop - (loop % dimensions);
      tile += stepsOf[d][points[row + d]] - stepsOf[d][points[row - dimensions + d]];
      this.#add(d, bound[loop], tile);
    }
  }

  #add(dimension: number, iterations: number, tile: number): void {
    this.#dimension[this.#loops] = dimension;
    this.#bound[this.#loops] = iterations;
    this.#tile[this.#loops++] = tile;
  }

  #outerToInner(rules: RankRules, first: number, out: RankShapes): boolean {
    let rank = rules.ranks;
    let at = this.#loops - 1;
    let given = 0;
    let refused = 0;
    while (rank > first && at >= 0) {
      rank--;
      const together = rules.together[rank * this.#moves.length + this.#dimension[at]];
      if (together < 0) {
        refused++;
        continue;
      }
      const tile = this.#tile[at];
      this.#begin(at--);
      while (at >= 0 && ((together >> this.#dimension[at]) & 1) === 1) this.#take(at--);
      this.#tiles[given] = tile;
      this.#fibers[given++] = this.#fiber();
    }
    const { fibers, tiles } = out;
    let next = first;
    // Ranks that are left, those given from inside out, and last those that nothing may be mapped to, as Timeloop has them.
    for (; rank > first; rank--, next++) {
      fibers[next] = this.#scalar;
      tiles[next] = this.#innermost;
    }
    for (let k = given - 1; k >= 0; k--, next++) {
      fibers[next] = this.#fibers[k];
      tiles[next] = this.#tiles[k];
    }
    for (let k = 0; k < refused; k++, next++) {
      fibers[next] = this.#scalar;
      tiles[next] = this.#innermost;
    }
    return at < 0;
  }

  #innerToOuter(rules: RankRules, first: number, out: RankShapes): boolean {
    const { fibers, tiles } = out;
    let rank = first;
    let at = 0;
    while (rank < rules.ranks && at < this.#loops) {
      const together = rules.together[rank * this.#moves.length + this.#dimension[at]];
      if (together < 0) {
        fibers[rank] = this.#scalar;
        tiles[rank++] = this.#scalar;
        continue;
      }
      const tile = this.#tile[at];
      this.#begin(at++);
      while (at < this.#loops && ((together >> this.#dimension[at]) & 1) === 1) this.#take(at++);
      fibers[rank] = this.#fiber();
      tiles[rank++] = tile;
    }
    for (; rank < rules.ranks; rank++) {
      fibers[rank] = this.#scalar;
      tiles[rank] = this.#innermost;
    }
    return at === this.#loops;
  }

  #begin(loop: number): void {
    const covered = this.#covered;
    for (let d = 0; d < covered.length; d++) covered[d] = 1;
    this.#take(loop);
  }

  #take(loop: number): void {
    this.#covered[this.#dimension[loop]] *= this.#bound[loop];
  }

  #fiber(): number {
    return this.#lattice.at(this.#covered, 0);
  }
}
