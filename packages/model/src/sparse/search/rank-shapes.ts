import type { ListedNest } from './listed-nest.ts';
import type { RankRules } from './rank-rules.ts';
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
  assign(first: number, end: number, rules: RankRules, inner: RankShapes | undefined, out: RankShapes): boolean {
    this.#gather(first, end, inner === undefined);
    let count = 0;
    if (inner) {
      count = inner.count;
      for (let rank = 0; rank < count; rank++) {
        out.fiberShapes[rank] = inner.fiberShapes[rank];
        out.tiles[rank] = inner.tiles[rank];
      }
    }
    out.count = Math.max(count, rules.ranks);
    return rules.innerToOuter ? this.#innerToOuter(rules, count, out) : this.#outerToInner(rules, count, out);
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
    // The loops of the first level are of all dimensions: what lies inside is taken by them.
    const all = first + inside.length;
    for (let loop = first; loop < end; loop++) {
      const own = bound[loop];
      if (own === 1 && loop >= all) continue;
      const d = dimension[loop];
      if (this.#moves[d] === 0) continue;
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

  #innerToOuter(rules: RankRules, first: number, out: RankShapes): boolean {
    const { fiberShapes, tiles } = out;
    let rank = first;
    let at = 0;
    while (rank < rules.ranks && at < this.#loops) {
      const together = rules.together[rank * this.#moves.length + this.#dimension[at]];
      if (together < 0) {
        fiberShapes[rank] = 1;
        tiles[rank++] = this.#scalar;
        continue;
      }
      const tile = this.#tile[at];
      this.#begin(at++);
      while (at < this.#loops && ((together >> this.#dimension[at]) & 1) === 1) this.#take(at++);
      fiberShapes[rank] = this.#shape();
      tiles[rank++] = tile;
    }
    for (; rank < rules.ranks; rank++) {
      fiberShapes[rank] = 1;
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

  #shape(): number {
    return this.#lattice.words[this.#lattice.at(this.#covered, 0)];
  }
}
