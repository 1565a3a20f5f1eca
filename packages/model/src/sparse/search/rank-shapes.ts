import type { Format } from '../format.ts';
import type { ListedNest } from './listed-nest.ts';
import type { TileLattice } from './tile-lattice.ts';

/** What the ranks of one tile hold, innermost first: as `assignRanks` and `keptTiles` have it, in arrays. */
export class RankShapes {
  count = 0;
  /** [rank] coordinates of one fiber. */
  readonly fiberShapes: Float64Array;
  /** [rank] number of the tile that all below a coordinate of the next rank outside is. */
  readonly tiles: Int32Array;

  constructor(most: number) {
    this.fiberShapes = new Float64Array(most);
    this.tiles = new Int32Array(most);
  }
}

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
  readonly #inside: Float64Array;
  readonly #covered: Float64Array;
  /** Ranks given so far, in the order in which they were. */
  readonly #shapes: Float64Array;
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
    this.#inside = new Float64Array(dimensions);
    this.#covered = new Float64Array(dimensions);
    this.#shapes = new Float64Array(mostRanks);
    this.#tiles = new Int32Array(mostRanks);
  }

  /** Plain words have one rank for all loops. */
  assignPlain(tile: number, out: RankShapes): void {
    out.count = 1;
    out.fiberShapes[0] = this.#lattice.words[tile];
    out.tiles[0] = tile;
  }

  /**
   * Ranks of a tile whose loops are those from `first` to before `end`; `inner` are the ranks of the memory inside where tiles are
   * cut beforehand. False where there are too few.
   */
  assign(first: number, end: number, format: Format, inner: RankShapes | undefined, out: RankShapes): boolean {
    this.#gather(first, end, inner === undefined);
    let count = 0;
    if (inner) {
      count = inner.count;
      for (let rank = 0; rank < count; rank++) {
        out.fiberShapes[rank] = inner.fiberShapes[rank];
        out.tiles[rank] = inner.tiles[rank];
      }
    }
    out.count = Math.max(count, format.ranks.length);
    return format.innerToOuter ? this.#innerToOuter(format, count, out) : this.#outerToInner(format, count, out);
  }

  /** Without cutting beforehand, the innermost loop of each dimension runs over all that lies inside, too. */
  #gather(first: number, end: number, takesInside: boolean): void {
    const { dimension, bound, points } = this.#nest;
    const inside = this.#inside;
    const covered = this.#covered;
    const below = first - inside.length;
    for (let d = 0; d < inside.length; d++) {
      covered[d] = first === 0 ? 1 : points[below + d];
      inside[d] = takesInside ? covered[d] : 1;
    }
    let tile = this.#lattice.at(covered, 0);
    let loops = 0;
    let isFirst = true;
    this.#innermost = this.#scalar;
    for (let loop = first; loop < end; loop++) {
      const d = dimension[loop];
      if (this.#moves[d] === 0) continue;
      const own = bound[loop];
      if (own > 1) {
        tile -= this.#lattice.step(d, covered[d]);
        covered[d] *= own;
        tile += this.#lattice.step(d, covered[d]);
      }
      if (isFirst) this.#innermost = tile;
      isFirst = false;
      const iterations = own * inside[d];
      inside[d] = 1;
      if (iterations <= 1) continue;
      this.#dimension[loops] = d;
      this.#bound[loops] = iterations;
      this.#tile[loops] = tile;
      loops++;
    }
    this.#loops = loops;
  }

  #outerToInner(format: Format, first: number, out: RankShapes): boolean {
    let rank = format.ranks.length;
    let at = this.#loops - 1;
    let given = 0;
    let refused = 0;
    while (rank > first && at >= 0) {
      rank--;
      const { flattened } = format.ranks[rank];
      const list = flattened.length === 0 ? undefined : listWith(flattened, this.#dimension[at]);
      if (list === null) {
        refused++;
        continue;
      }
      const tile = this.#tile[at];
      this.#begin(at--);
      while (list && at >= 0 && list.includes(this.#dimension[at])) this.#take(at--);
      this.#tiles[given] = tile;
      this.#shapes[given++] = this.#shape();
    }
    const { fiberShapes, tiles } = out;
    let next = first;
    // Ranks that are left, those given from inside out, and last those that nothing may be mapped to, as Timeloop has them.
    for (; rank > first; rank--, next++) {
      fiberShapes[next] = 1;
      tiles[next] = this.#innermost;
    }
    for (let k = given - 1; k >= 0; k--, next++) {
      fiberShapes[next] = this.#shapes[k];
      tiles[next] = this.#tiles[k];
    }
    for (let k = 0; k < refused; k++, next++) {
      fiberShapes[next] = 1;
      tiles[next] = this.#innermost;
    }
    return at < 0;
  }

  #innerToOuter(format: Format, first: number, out: RankShapes): boolean {
    const { fiberShapes, tiles } = out;
    let rank = first;
    let at = 0;
    while (rank < format.ranks.length && at < this.#loops) {
      const { flattened } = format.ranks[rank];
      const list = flattened.length === 0 ? undefined : listWith(flattened, this.#dimension[at]);
      if (list === null) {
        fiberShapes[rank] = 1;
        tiles[rank++] = this.#scalar;
        continue;
      }
      const tile = this.#tile[at];
      this.#begin(at++);
      while (list && at < this.#loops && list.includes(this.#dimension[at])) this.#take(at++);
      fiberShapes[rank] = this.#shape();
      tiles[rank++] = tile;
    }
    for (; rank < format.ranks.length; rank++) {
      fiberShapes[rank] = 1;
      tiles[rank] = this.#innermost;
    }
    return at === this.#loops;
  }

  #begin(loop: number): void {
    this.#covered.fill(1);
    this.#take(loop);
  }

  #take(loop: number): void {
    this.#covered[this.#dimension[loop]] *= this.#bound[loop];
  }

  #shape(): number {
    return this.#lattice.words[this.#lattice.at(this.#covered, 0)];
  }
}

/** The list that a dimension is flattened in; null where the rank may not have it at all. */
function listWith(flattened: readonly (readonly number[])[], dimension: number): readonly number[] | null {
  for (let k = 0; k < flattened.length; k++) if (flattened[k].includes(dimension)) return flattened[k];
  return null;
}
